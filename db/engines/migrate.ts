// Brings a database's tables to the present, one migration after the other. Drizzle's own migrator looks before it locks.
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/** Drizzle's table, so that its tools understand our databases: an id, a hash, and the time of the migration. */
export const MIGRATIONS_TABLE = '__drizzle_migrations';

/** One statement, or several when nothing is asked. */
export type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

/**
 * Runs inside a transaction that keeps other processes out.
 * @param table the quoted name of the table of migrations, with its schema
 * @throws when the database has been through a migration that is not known here: a newer version wrote it.
 */
export async function migrate(dialect: 'sqlite' | 'postgres', table: string, ask: Ask): Promise<void> {
  const migrationsFolder = path.join(import.meta.dirname, '..', 'migrations', dialect);
  const known = readMigrationFiles({ migrationsFolder });
  await ask(`create table if not exists ${table} (id serial primary key, hash text not null, created_at bigint)`);
  const rows = await ask(`select created_at from ${table} order by created_at`);
  const applied = rows.map((row) => Number(row.created_at));
  const unknown = applied.find((when) => known.every(({ folderMillis }) => folderMillis !== when));
  if (unknown !== undefined) {
    throw new Error(
      `This database was written by a newer version of Tableread: its migration of ${new Date(unknown).toISOString()} is unknown here. Nothing was changed. Start that version again, or restore a copy made before it.`,
    );
  }
  for (const { sql, hash, folderMillis } of known.filter((migration) => !applied.includes(migration.folderMillis))) {
    for (const statement of sql) await ask(statement);
    await ask(`insert into ${table} (hash, created_at) values ('${hash}', ${folderMillis})`);
  }
}
