// The database that simulations run on, one seed after the other: a real SQLite file, in memory where the system can do that.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from '../../db/database.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';

/** Files here never reach a disk. Crashes are simulated above the file, so nothing is proved by flushing it. */
const MEMORY = '/dev/shm';

export interface Ground {
  readonly database: Database;
  /** A connection of its own: it sees what is committed, and nothing else. */
  readonly raw: Sqlite.Database;
  empty(): Promise<void>;
  /** Runs a simulation: a test that takes too long goes on when it has failed, and must not find its database closed. */
  use<T>(run: () => Promise<T>): Promise<T>;
  /** Once what runs has ended. */
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'tableread-simulation-'));
  const file = path.join(folder, 'tableread.db');
  const database = await openSqlite(file);
  const raw = new Sqlite(file, { readonly: true });
  let running: Promise<unknown> = Promise.resolve();
  return {
    database,
    raw,
    use(run) {
      const ran = run();
      running = ran.catch(() => undefined);
      return ran;
    },
    async empty() {
      await database.write(async (tx) => {
        // A table refers only to tables written before it in the schema.
        for (const table of Object.values(database.tables).reverse()) await tx.delete(table);
      });
    },
    async close() {
      await running;
      raw.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
