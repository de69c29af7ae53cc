// A planted fault: bench/sync-server.ts on a database that says a write is done while it still stands before its commit.
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serve } from '../../../bench/sync/serve.ts';
import type { Database } from '../../../db/database.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { realClock } from '../../../server/real-clock.ts';

const { PORT = '0', DATA_DIR = 'data' } = process.env;
const EARLY_MS = 20;

const database = await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`);
const early: Database = {
  ...database,
  write: (work, until) =>
    new Promise((resolve, reject) => {
      const late = database.write(async (tx) => {
        resolve(await work(tx));
        await wait(EARLY_MS);
      }, until);
      late.catch(reject);
    }),
};

await serve(
  {
    database: early,
    clock: realClock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: { info: () => undefined, error: (what, error) => console.error(what, error) },
    uploads: path.join(DATA_DIR, 'uploads'),
  },
  { port: Number(PORT), host: '127.0.0.1' },
);
