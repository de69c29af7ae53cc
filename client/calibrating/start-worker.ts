// Starts the worker that computes numbers: a file of this server's own, as the content security policy asks.

export const startWorker = (): Worker =>
  new Worker(new URL('./calibration-worker.ts', import.meta.url), { type: 'module' });
