// The worker thread of checkpoints.ts: a passive checkpoint often, and the WAL cut when it rests or when asked to.
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import type { FromWorker } from './checkpoints.ts';

/** Where the WAL has not been yet, a commit costs nearly twice what it does where it is written over. */
const GROWN_BYTES = 8 * 1024 * 1024;
const PASSIVE_EVERY_MS = 500;
const CUT_AFTER_REST_MS = 30_000;
/** To cut is to keep writers out until readers have ended: those of this process end within milliseconds. */
const CUT_WITHIN_MS = 50;

const { file } = workerData as { file: string };
const db = new Sqlite(file, { timeout: CUT_WITHIN_MS });
const grownFrames = GROWN_BYTES / (db.pragma('page_size', { simple: true }) as number);
const say = (what: FromWorker): void => parentPort?.postMessage(what);

/** How many frames the WAL holds, as the last checkpoint found it. */
let frames = 0;

/** @returns whether all of the WAL is in the file now; a reader of something older prevents it */
function checkpoint(mode: 'PASSIVE' | 'RESTART' | 'TRUNCATE'): boolean {
  try {
    const [moved] = db.pragma(`wal_checkpoint(${mode})`) as { busy: number; log: number; checkpointed: number }[];
    frames = moved?.log ?? 0;
    return moved?.busy === 0 && moved.log === moved.checkpointed;
  } catch {
    // Busy or a full disk: the WAL still holds everything, and the next round tries again.
    return false;
  }
}

/**
 * Under steady writing the WAL begins again in the room that it has: what is written over costs the writer half of what new room does.
 * With its next commit SQLite cuts it to `journal_size_limit`.
 */
const beginAgain = (): boolean => checkpoint('PASSIVE') && checkpoint('RESTART');
const cut = (): boolean => checkpoint('PASSIVE') && checkpoint('TRUNCATE');

function rests(): boolean {
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return wal !== undefined && wal.size > 0 && Date.now() - wal.mtimeMs > CUT_AFTER_REST_MS;
}

const timer = setInterval(() => {
  if (rests()) return cut();
  checkpoint('PASSIVE');
  return frames > grownFrames && say('grown');
}, PASSIVE_EVERY_MS);

parentPort?.on('message', (what: 'cut' | 'stop') => {
  if (what === 'cut') return say({ cut: beginAgain() });
  clearInterval(timer);
  db.close();
  process.exit(0);
});
