// Threads that read files: one is kept warm between imports, since starting one takes half a second.
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** A row of 16 MB is in memory some ten times while it is read, a row group of Parquet as often. */
const HEAP_LIMIT_MB = 1024;
/** In less, rows that are being read count as old, and what is old is costly to collect. */
const NEW_SPACE_MB = 8;
const KEPT_MS = 20_000;

let kept: { worker: Worker; timer: NodeJS.Timeout } | undefined;

/** One that reads nothing. Whoever took it gives it back, or ends it. */
export function takeThread(): Worker {
  if (kept === undefined) return newThread();
  const { worker, timer } = kept;
  kept = undefined;
  clearTimeout(timer);
  hearNoMore(worker);
  worker.ref();
  return worker;
}

/** For the next import. It keeps no process alive, and ends when none comes. */
export function giveBackThread(worker: Worker): void {
  hearNoMore(worker);
  if (kept !== undefined) return void worker.terminate();
  const letGo = () => {
    if (kept?.worker === worker) kept = undefined;
  };
  const timer = setTimeout(() => {
    letGo();
    void worker.terminate();
  }, KEPT_MS);
  timer.unref();
  worker.unref();
  // One that ended by itself is not to be given to anyone.
  worker.once('exit', letGo).once('error', letGo);
  kept = { worker, timer };
}

/** By name: a worker has listeners of its own, by which it hears at all. */
const hearNoMore = (worker: Worker): void => {
  for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
};

function newThread(): Worker {
  // The flag that the server starts with would hold for this thread too, whatever its own limits are.
  setFlagsFromString(`--max-semi-space-size=${NEW_SPACE_MB}`);
  return new Worker(new URL('./prepare-worker.ts', import.meta.url), {
    // Some flags of a process, `--input-type` among them, would keep a worker from starting.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: 3 * NEW_SPACE_MB },
  });
}
