// The port every query goes through: two verbs, `read` and `write`, the same on every engine.
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Tables } from './schema.ts';

type Builders = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;

/**
 * Select only, on a connection that cannot write. Builders are awaited; never `.get()`, `.all()`, `.run()`, which only
 * SQLite has. Queries are typed once, with SQLite's builders standing for both dialects.
 */
export type Reader = Pick<Builders, 'select' | 'selectDistinct' | '$with' | 'with'>;

/**
 * Inside a write. Await nothing but this: the one writer waits for you. Use `.returning()`, never a driver's result of a
 * mutation; `.onConflictDoNothing()`, never a caught error. On PostgreSQL the function runs again after a conflict, so it
 * must not keep what it did outside the database.
 */
export type Transaction = Pick<
  Builders,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | '$with' | 'with'
>;

/** When a write is told to be done. */
export type Until = 'on-disk' | 'committed';

export interface Database {
  readonly engine: 'sqlite' | 'postgres' | 'pglite';
  readonly tables: Tables;
  readonly read: Reader;
  /**
   * The only way to write. Serializable; all or nothing. When it resolves, the data is on the disk itself, and survives a power
   * cut; with `until: 'committed'` it is visible to reads and survives the end of the process, and `onDisk` tells the rest.
   * @throws whatever `work` throws, or what one of its statements threw even if `work` caught it, or the engine's error when
   * the commit fails (disk full, say): nothing was written then. Only when a PostgreSQL server is lost in the commit itself
   * may the write have been stored.
   */
  write<T>(work: (tx: Transaction) => Promise<T>, until?: Until): Promise<T>;
  /** Resolves when everything committed before this call is on the disk itself. @throws when the disk fails */
  onDisk(): Promise<void>;
  /** Waits for what runs. Afterwards everything is refused. */
  close(): Promise<void>;
}
