// The sync plane of bench/sync-server.ts, once stripped sources are kept: PORT, HOST and DATA_DIR.
import path from 'node:path';
import { openDatabase } from '../../db/open-database.ts';
import { keepMemorySmall } from '../../server/keep-memory-small.ts';
import { realClock } from '../../server/real-clock.ts';
import { serve } from './serve.ts';

const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = 'data' } = process.env;

const served = await serve(
  {
    database: await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`, { forLong: true }),
    clock: realClock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: { info: () => undefined, error: (what, error) => console.error(what, error) },
    uploads: path.join(DATA_DIR, 'uploads'),
  },
  { port: Number(PORT), host: HOST },
);
keepMemorySmall();
process.on('SIGTERM', async () => {
  await served.close();
  process.exit(0);
});
