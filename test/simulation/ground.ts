// The database that simulations run on, one seed after the other: a real SQLite file, in memory where the system can do that.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from '../../db/database.ts';
import { openSqlite } from '../../db/engines/sqlite.ts';
import { Templates } from './templates.ts';

/** Files here never reach a disk. Crashes are simulated above the file, so nothing is proved by flushing it. */
const MEMORY = '/dev/shm';

export interface Ground {
  readonly database: Database;
  /** A connection of its own: it sees what is committed, and nothing else. */
  readonly raw: Sqlite.Database;
  /** Empties the database and builds what is asked for; under a name that it had before, it copies what was built then. */
  lay(name: string, build: () => Promise<void>): Promise<void>;
  /** Runs a simulation once the last has ended: a test that takes too long goes on when it has failed, and must find neither another's rows nor its database closed. */
  use<T>(run: () => Promise<T>): Promise<T>;
  /** Once what runs has ended. */
  close(): Promise<void>;
}

export async function openGround(): Promise<Ground> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'tableread-simulation-'));
  const file = path.join(folder, 'tableread.db');
  const database = await openSqlite(file);
  const raw = new Sqlite(file, { readonly: true });
  const templates = new Templates(file);
  let running: Promise<unknown> = Promise.resolve();
  return {
    database,
    raw,
    use(run) {
      const ran = running.then(run);
      running = ran.catch(() => undefined);
      return ran;
    },
    lay: (name, build) => templates.lay(name, build),
    async close() {
      await running;
      templates.close();
      raw.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
