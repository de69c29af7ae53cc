// The two connections to an SQLite file: the one that writes, migrated and durable, and the one that only reads.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { MIGRATIONS_TABLE, migrate } from './migrate.ts';

const BUSY_TIMEOUT_MS = 5_000;
/** Another process may be migrating the same file. */
const OPENING_TIMEOUT_MS = 60_000;
/** An import fills it, whatever its size; in a database of 100 MiB writing anywhere takes as long with 64 MiB. */
const CACHE_KIB = 16_384;
/** A WAL that has grown is cut to this when it begins again. */
const WAL_KEPT_BYTES = 32 * 1024 * 1024;

export async function openWriter(file: string): Promise<Sqlite.Database> {
  if (file === '' || file === ':memory:') {
    throw new Error('Tableread needs a database file: several connections share it, and memory has only one.');
  }
  let writer: Sqlite.Database | undefined;
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writer = new Sqlite(file, { timeout: OPENING_TIMEOUT_MS });
    await prepare(writer);
    writer.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return writer;
  } catch (error) {
    writer?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The database file ${file} cannot be opened: ${reason}`, { cause: error });
  }
}

/** The file must be there and in WAL mode already: open the writer first. */
export function openReader(file: string): Sqlite.Database {
  return new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

async function prepare(writer: Sqlite.Database): Promise<void> {
  if (writer.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw new Error('its file system has no shared memory, which a write-ahead log needs. Keep it on a local disk.');
  }
  writer.pragma('synchronous = FULL');
  writer.pragma(`cache_size = -${CACHE_KIB}`);
  writer.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  // Rebuilding a table drops it first; with foreign keys on, that would delete every row that points at it.
  writer.pragma('foreign_keys = OFF');
  writer.exec('BEGIN IMMEDIATE');
  await migrate('sqlite', `"${MIGRATIONS_TABLE}"`, async (sql) => {
    const statement = writer.prepare(sql);
    if (statement.reader) return statement.all() as Record<string, unknown>[];
    statement.run();
    return [];
  });
  const orphans = writer.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`a migration left ${orphans.length} rows that point nowhere.`);
  writer.exec('COMMIT');
  writer.pragma('foreign_keys = ON');
  // From here on WalFlush brings commits to the disk itself, before anyone is told that they are saved.
  writer.pragma('synchronous = NORMAL');
  // From here on checkpoints belong to the worker: run on this connection they would hold the event loop.
  writer.pragma('wal_autocheckpoint = 0');
}
