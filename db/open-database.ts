// Opens the database an address names, migrated to the present: file:…, postgres://…, or pglite: for tests.
import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';

export interface Opening {
  /** It will be written for long, as by a server: threads that it will need begin now, not in the middle of somebody's edit. */
  forLong?: boolean;
}

/**
 * `file:data/tableread.db`, `postgres://…`, `pglite:` (in memory).
 * @throws when the address is none of these, the database cannot be reached, or a newer version wrote it.
 */
export async function openDatabase(url: string, opening: Opening = {}): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) return (await import('./engines/postgres.ts')).openPostgres(url);
  if (url.startsWith('pglite:')) return (await import('./engines/pglite.ts')).openPglite();
  if (!url.startsWith('file:')) throw new Error('A database address begins with file:, postgres: or pglite:.');
  const file = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
  return (await import('./engines/sqlite.ts')).openSqlite(file, opening);
}
