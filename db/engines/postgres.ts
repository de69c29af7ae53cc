// PostgreSQL: a pool; serializable transactions, run again after a conflict.
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { postgresColumns } from '../columns/postgres.ts';
import type { Database, Reader, Transaction } from '../database.ts';
import { tablesOf } from '../schema.ts';
import { againAfterConflict } from './again-after-conflict.ts';
import { migrationsFolder } from './migrations-folder.ts';

const CONNECTIONS = 10;
/** Several processes may start at once: one migrates, the others wait. Any fixed number that nobody else uses. */
const MIGRATION_LOCK = 7_201_815;

export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  // A connection lost while idle is replaced at the next query; without a listener the process would end.
  pool.on('error', () => undefined);
  const db = drizzle({ client: pool });
  const lock = await pool.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(db, { migrationsFolder: migrationsFolder('postgres') });
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    lock.release();
  }
  return {
    engine: 'postgres',
    tables: tablesOf(postgresColumns),
    read: db as unknown as Reader,
    write: <T>(work: (tx: Transaction) => Promise<T>) =>
      againAfterConflict(() =>
        db.transaction((tx) => work(tx as unknown as Transaction), { isolationLevel: 'serializable' }),
      ),
    close: () => pool.end(),
  };
}
