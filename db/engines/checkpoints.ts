// Moves the WAL into the database file from a worker thread's own connection, so that the event loop never waits for it.
import { Worker } from 'node:worker_threads';

/** Checkpoints of `file` until stopped. */
export function startCheckpoints(file: string): { stop(): Promise<void> } {
  const worker = new Worker(new URL('./checkpoint-worker.ts', import.meta.url), { workerData: { file } });
  worker.unref();
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    async stop() {
      worker.postMessage('stop');
      await ended;
    },
  };
}
