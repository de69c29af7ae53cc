// Migrations on PostgreSQL's dialect, inside a transaction that the caller has begun.
import { type Ask, MIGRATIONS_TABLE, migrate } from './migrate.ts';

/** Several processes may start at once: one migrates, the others wait. Any fixed number that nobody else uses. */
const MIGRATION_LOCK = 7_201_815;

export async function migratePostgres(ask: Ask): Promise<void> {
  await ask(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await ask('create schema if not exists drizzle');
  await migrate('postgres', `drizzle."${MIGRATIONS_TABLE}"`, ask);
}
