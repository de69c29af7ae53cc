// PGlite: PostgreSQL in this process and in memory, for tests.
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { postgresColumns } from '../columns/postgres.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import { tablesOf } from '../schema.ts';
import { migrationsFolder } from './migrations-folder.ts';

export async function openPglite(): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite');
  const client = new PGlite();
  const db = drizzle({ client });
  await migrate(db, { migrationsFolder: migrationsFolder('postgres') });
  return {
    engine: 'pglite',
    tables: tablesOf(postgresColumns),
    read: db as unknown as Reader,
    write: <T>(work: (tx: Transaction) => Promise<T>) => db.transaction((tx) => work(tx as unknown as Transaction)),
    close: () => client.close(),
  };
}
