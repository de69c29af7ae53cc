// Opens the database an address names, migrated to the present: file:…, postgres://…, or pglite: for tests.
import type { Database } from './database.ts';

/**
 * `file:data/tableread.db`, `postgres://…`, `pglite:` (in memory).
 * @throws when the database cannot be reached, or was written by a newer version.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) return (await import('./engines/postgres.ts')).openPostgres(url);
  if (url.startsWith('pglite:')) return (await import('./engines/pglite.ts')).openPglite();
  return (await import('./engines/sqlite.ts')).openSqlite(url.replace(/^file:/, ''));
}
