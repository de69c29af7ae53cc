// PGlite: PostgreSQL in this process and in memory, for tests.
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { postgresColumns } from '../columns/postgres.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import { tablesOf } from '../schema.ts';
import { InFlight } from './in-flight.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { WriteGuard } from './write-guard.ts';

/** @param given a PGlite that stays open when the database is closed; otherwise a new one, which takes seconds. */
export async function openPglite(given?: PGlite): Promise<Database> {
  const client = given ?? new (await import('@electric-sql/pglite')).PGlite();
  await client.transaction((tx) => migratePostgres(async (sql) => (await tx.exec(sql)).at(-1)?.rows ?? []));
  const inFlight = new InFlight();

  // There is one connection: a transaction of their own keeps reads out of a write that is running.
  const read: PGlite['query'] = (...query) =>
    inFlight.run(() =>
      client.transaction(async (tx) => {
        await tx.exec('set transaction read only');
        return tx.query(...query);
      }),
    );

  return {
    engine: 'pglite',
    tables: tablesOf(postgresColumns),
    read: drizzle({ client: { query: read } as PGlite }) as unknown as Reader,
    // In memory: there is no disk.
    onDisk: async () => undefined,
    write: (work) =>
      inFlight.run(() =>
        client.transaction((tx) => {
          const guard = new WriteGuard();
          const query: PGlite['query'] = (...query) => guard.statement(() => tx.query(...query));
          return guard.run(() => work(drizzle({ client: { query } as PGlite }) as unknown as Transaction));
        }),
      ),
    close: () => inFlight.close(async () => (given ? undefined : client.close())),
  };
}
