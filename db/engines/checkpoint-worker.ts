// The worker thread of checkpoints.ts: a passive checkpoint often, a truncating one when the WAL has grown or rests.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

const PASSIVE_EVERY_MS = 500;
/** A passive checkpoint never shrinks the WAL, and a long reader can let it grow: past this, wait for readers briefly and cut it. */
const TRUNCATE_ABOVE_BYTES = 32 * 1024 * 1024;
const TRUNCATE_WAIT_MS = 50;

const { file } = workerData as { file: string };
const db = new Sqlite(file, { timeout: TRUNCATE_WAIT_MS });

const walBytes = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

const timer = setInterval(() => {
  try {
    db.pragma(`wal_checkpoint(${walBytes() > TRUNCATE_ABOVE_BYTES ? 'TRUNCATE' : 'PASSIVE'})`);
  } catch {
    // Busy or a full disk: the WAL still holds everything, and the next round tries again.
  }
}, PASSIVE_EVERY_MS);

parentPort?.on('message', () => {
  clearInterval(timer);
  db.close();
  process.exit(0);
});
