// SQLite: one queued writer and one read-only connection on a WAL file; checkpoints run on a worker thread.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { sqliteColumns } from '../columns/sqlite.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import { tablesOf } from '../schema.ts';
import { startCheckpoints } from './checkpoints.ts';
import { migrationsFolder } from './migrations-folder.ts';

const BUSY_TIMEOUT_MS = 5_000;
const CACHE_KIB = 65_536;

export async function openSqlite(file: string): Promise<Database> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const writer = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  writer.pragma('journal_mode = WAL');
  // A commit is on the disk itself before anyone hears of it: power may fail right after.
  writer.pragma('synchronous = FULL');
  writer.pragma(`cache_size = -${CACHE_KIB}`);
  const writing = drizzle({ client: writer });
  // Rebuilding a table drops it first; with foreign keys on, that would delete every row that points at it.
  writer.pragma('foreign_keys = OFF');
  migrate(writing, { migrationsFolder: migrationsFolder('sqlite') });
  writer.pragma('foreign_keys = ON');
  // From here on checkpoints belong to the worker: run on this connection they would hold the event loop.
  writer.pragma('wal_autocheckpoint = 0');
  const checkpoints = startCheckpoints(path.resolve(file));
  const reader = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  const reading = drizzle({ client: reader });

  // One writer: transactions queue, so no statement of another can slip into one that awaits.
  let queue: Promise<unknown> = Promise.resolve();
  const write = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const done = queue.then(async () => {
      writer.exec('BEGIN IMMEDIATE');
      try {
        const result = await work(writing as unknown as Transaction);
        writer.exec('COMMIT');
        return result;
      } catch (error) {
        if (writer.inTransaction) writer.exec('ROLLBACK');
        throw error;
      }
    });
    queue = done.catch(() => undefined);
    return done;
  };

  return {
    engine: 'sqlite',
    tables: tablesOf(sqliteColumns),
    read: reading as unknown as Reader,
    write,
    async close() {
      await queue;
      await checkpoints.stop();
      reader.close();
      writer.pragma('wal_checkpoint(TRUNCATE)');
      writer.close();
    },
  };
}
