// Moves the WAL into the database file from a worker thread's own connection, so that the event loop never waits for it.
import { statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Passive checkpoints never shorten the WAL, and under steady writing it never begins again by itself. The worker tells when it has
 * grown; what grows faster than that is seen here.
 */
const CUT_ABOVE_BYTES = 32 * 1024 * 1024;
/** When another process reads for long, the WAL cannot be cut until it has ended. */
const CUT_AGAIN_AFTER_MS = 1_000;
/** To ask for its length costs about as much as a small commit. */
const LOOK_EVERY_MS = 100;

/** What the worker says: the WAL holds much; or whether it was cut when it was asked to. */
export type FromWorker = 'grown' | { cut: boolean };

export interface Checkpoints {
  /**
   * Between two writes: cuts the WAL when it has grown long. The writer must wait for it, or the worker, which asks for the
   * lock now and then, would hardly ever find it free.
   */
  cutWhenLong(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Checkpoints of `file` until stopped. They keep no process alive.
 * @param lost called when the worker has failed and there will be none any more
 */
export function startCheckpoints(file: string, lost: (error: unknown) => void): Checkpoints {
  const resolved = path.resolve(file);
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
    workerData: { file: resolved },
    // Some flags of a process, `--input-type` among them, would keep a worker from starting.
    execArgv: [],
    // It runs one statement now and then: without these it would take the room of a whole server.
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
  });
  let alive = true;
  let grown = false;
  let notBefore = 0;
  let answered: ((done: boolean) => void) | undefined;
  const ended = new Promise<false>((resolve) => {
    worker.once('exit', () => {
      alive = false;
      resolve(false);
    });
  });
  // Without a listener an error of the worker would end the process.
  worker.on('error', lost);
  worker.on('message', (said: FromWorker) => {
    if (said === 'grown') grown = true;
    else answered?.(said.cut);
  });
  // After its listeners, which would keep the process alive.
  worker.unref();
  const answer = () =>
    new Promise<boolean>((resolve) => {
      answered = resolve;
    });
  const long = () => grown || (statSync(`${resolved}-wal`, { throwIfNoEntry: false })?.size ?? 0) > CUT_ABOVE_BYTES;

  /** Meanwhile it keeps the process alive: writes may wait behind it. */
  async function ask(what: 'cut' | 'stop', answered: () => Promise<boolean>): Promise<boolean> {
    worker.ref();
    worker.postMessage(what);
    const done = await Promise.race([answered(), ended]);
    worker.unref();
    return done;
  }

  return {
    async cutWhenLong() {
      const now = performance.now();
      if (!alive || now < notBefore) return;
      notBefore = now + LOOK_EVERY_MS;
      if (!long()) return;
      grown = false;
      if (!(await ask('cut', answer))) notBefore = performance.now() + CUT_AGAIN_AFTER_MS;
    },
    async stop() {
      await ask('stop', () => ended);
    },
  };
}
