// Starts the server: settings, database, first start, listening; and ends it when asked to.
import { existsSync } from 'node:fs';
import path from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { createApp } from './app.ts';
import { type Config, ConfigFault, readConfig, uploadsFolder } from './config.ts';
import { removeUnfinishedImports } from './data/remove-unfinished-imports.ts';
import { firstStart } from './first-start.ts';
import type { Given } from './given.ts';
import { keepMemorySmall } from './keep-memory-small.ts';
import { createLog } from './log.ts';
import { makeSignInLink, signInAddress } from './people/sign-in-link.ts';
import { realClock } from './real-clock.ts';

/** EX_CONFIG of sysexits.h. */
const FAULTY_SETTINGS = 78;
/** Ending must be over within this time, or the process ends by itself. */
const GRACE_MS = 5_000;
const CLIENT = path.join(import.meta.dirname, '..', 'dist', 'client');

function settings(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readConfig(process.env);
  } catch (fault) {
    if (fault instanceof ConfigFault) stop(fault.message, FAULTY_SETTINGS);
    throw fault;
  }
}

function stop(sentence: string, code = 1): never {
  console.error(sentence);
  process.exit(code);
}

async function database({ DATABASE_URL }: Config): Promise<Database> {
  try {
    return await openDatabase(DATABASE_URL, { forLong: true });
  } catch (error) {
    return stop(`The database could not be opened, so Tableread did not start. ${(error as Error).message}`);
  }
}

/** Why the server could not listen, and what to do about it. */
function portFault({ HOST, PORT }: Config, error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${PORT} is in use by another program, perhaps another Tableread. Stop that one, or choose another port: PORT=${PORT + 1} npm start`;
  }
  if (error.code === 'EACCES')
    return `Port ${PORT} may not be used by this user. Choose one above 1023, such as PORT=3000.`;
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${HOST}. Set HOST to 127.0.0.1 or 0.0.0.0.`;
  return `Tableread cannot listen at ${HOST}, port ${PORT}: ${error.message}`;
}

const config = settings();
const given: Given = {
  database: await database(config),
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: createLog(config.LOG_LEVEL),
  uploads: uploadsFolder(config),
};
await removeUnfinishedImports(given);
const lead = await firstStart(given);
const app = await createApp(given, config, CLIENT);

closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err }) => {
  if (err) given.log.error('Tableread ends because something failed', err);
  await app.close();
  await given.database.close();
});

const address = await app.listen().catch((error) => stop(portFault(config, error)));
keepMemorySmall();
const link = signInAddress(address, await makeSignInLink(given, lead));
console.log(`Tableread is at ${address}

Sign in as the lead with this link. It works once, within 24 hours; each start prints a new one.
${link}
`);
