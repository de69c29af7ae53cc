// Moves the WAL into the database file from a worker thread's own connection, so that the event loop never waits for it.
import { statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Passive checkpoints never shorten the WAL, and under steady writing it never begins again by itself. The worker tells when it has
 * grown; what grows faster than that is seen here.
 */
const CUT_ABOVE_BYTES = 32 * 1024 * 1024;
/** Most databases that are opened are closed before they have written so much, and a thread takes longer to start than they take to open. */
const BEGIN_ABOVE_BYTES = 1024 * 1024;
/** When another process reads for long, the WAL cannot be cut until it has ended. */
const CUT_AGAIN_AFTER_MS = 1_000;
/** To ask for its length costs about as much as a small commit: not after each, but large ones need no 100 ms to make it long. */
const LOOK_EVERY_MS = 100;
const LOOK_EVERY_WRITES = 8;

/** What the worker says: the WAL holds much; or whether it was cut when it was asked to. */
export type FromWorker = 'grown' | { cut: boolean };

export interface Checkpoints {
  /** Starts the worker now. */
  begin(): void;
  /**
   * Between two writes: cuts the WAL when it has grown long. The writer must wait for it, or the worker, which asks for the
   * lock now and then, would hardly ever find it free.
   */
  cutWhenLong(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Checkpoints of `file` until stopped, from when its WAL has begun to grow, or sooner if told. They keep no process alive.
 * @param lost called when the worker has failed and there will be none any more
 */
export function startCheckpoints(file: string, lost: (error: unknown) => void): Checkpoints {
  const resolved = path.resolve(file);
  const walBytes = () => statSync(`${resolved}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  let worker: CheckpointWorker | undefined;
  let [lookFrom, tryFrom, writes] = [0, 0, 0];
  const begin = () => {
    worker ??= startWorker(resolved, lost);
  };
  return {
    begin,
    async cutWhenLong() {
      const now = performance.now();
      if (worker?.alive === false || now < tryFrom || (++writes < LOOK_EVERY_WRITES && now < lookFrom)) return;
      [lookFrom, writes] = [now + LOOK_EVERY_MS, 0];
      const bytes = worker?.grown ? Number.POSITIVE_INFINITY : walBytes();
      if (bytes > BEGIN_ABOVE_BYTES) begin();
      if (worker === undefined || bytes <= CUT_ABOVE_BYTES) return;
      worker.grown = false;
      if (!(await worker.ask('cut'))) tryFrom = performance.now() + CUT_AGAIN_AFTER_MS;
    },
    async stop() {
      await worker?.ask('stop');
    },
  };
}

interface CheckpointWorker {
  readonly alive: boolean;
  /** It said that the WAL holds much. */
  grown: boolean;
  /** Whether the WAL was cut; to stop is answered with false, when it has ended. */
  ask(what: 'cut' | 'stop'): Promise<boolean>;
}

function startWorker(file: string, lost: (error: unknown) => void): CheckpointWorker {
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), {
    workerData: { file },
    // Some flags of a process, `--input-type` among them, would keep a worker from starting.
    execArgv: [],
    // It runs one statement now and then: without these it would take the room of a whole server.
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 },
  });
  let alive = true;
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
    if (said === 'grown') it.grown = true;
    else answered?.(said.cut);
  });
  // After its listeners, which would keep the process alive.
  worker.unref();
  const it = {
    get alive() {
      return alive;
    },
    grown: false,
    /** Meanwhile it keeps the process alive: writes may wait behind it. */
    async ask(what: 'cut' | 'stop') {
      const cut = new Promise<boolean>((resolve) => {
        answered = resolve;
      });
      worker.ref();
      worker.postMessage(what);
      const done = await Promise.race(what === 'cut' ? [cut, ended] : [ended]);
      worker.unref();
      return done;
    },
  };
  return it;
}
