// PostgreSQL: serializable transactions, run again after a conflict; reads on connections of their own that cannot write.
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { postgresColumns } from '../columns/postgres.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import { tablesOf } from '../schema.ts';
import { againAfterConflict, isConflict } from './again-after-conflict.ts';
import { InFlight } from './in-flight.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { cannotReach, poolOf } from './postgres-pool.ts';
import { WriteGuard } from './write-guard.ts';

/** Of a connection, only what drizzle calls. */
const drizzleOf = (query: (config: pg.QueryConfig, values: unknown[]) => Promise<pg.QueryResult>) =>
  drizzle({ client: { query } as unknown as pg.Client });

/** @throws when the server cannot be reached, or a newer version wrote the database. */
export async function openPostgres(url: string): Promise<Database> {
  const writers = poolOf(
    url,
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  );
  const readers = poolOf(url, 'set default_transaction_read_only = on');
  const end = async () => {
    await Promise.all([writers.end(), readers.end()]);
  };
  try {
    await readers.query('select 1').catch((error: unknown) => {
      throw cannotReach(url, error);
    });
    await transaction(writers, 'read committed', (client) =>
      migratePostgres(async (sql) => [await client.query(sql)].flat().at(-1)?.rows ?? []),
    );
  } catch (error) {
    await end();
    throw error;
  }

  const inFlight = new InFlight();
  return {
    engine: 'postgres',
    tables: tablesOf(postgresColumns),
    read: drizzleOf((...query) => inFlight.run(() => readers.query(...query))) as unknown as Reader,
    write: (work) => inFlight.run(() => againAfterConflict(() => attempt(writers, work))),
    // With synchronous_commit on, a commit is on the disk when it is answered.
    onDisk: async () => undefined,
    close: () => inFlight.close(end),
  };
}

/** @throws the conflict, if there was one, whatever `work` made of it. */
async function attempt<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const guard = new WriteGuard();
  try {
    return await transaction(pool, 'serializable', (client) => {
      const tx = drizzleOf((...query) => guard.statement(() => client.query(...query)));
      return guard.run(() => work(tx as unknown as Transaction));
    });
  } catch (error) {
    throw guard.failures.find(isConflict) ?? error;
  }
}

/** Migrations need `read committed`: with `serializable` they would not see what another process migrated while they waited. */
async function transaction<T>(
  pool: pg.Pool,
  isolation: 'serializable' | 'read committed',
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${isolation}`);
    const result = await work(client);
    const { command } = await client.query('commit');
    // PostgreSQL answers ROLLBACK, and no error, to the commit of a transaction in which a statement failed.
    if (command !== 'COMMIT') throw new Error('The database took the write back.');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
