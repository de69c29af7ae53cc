// Serves the stories of one worker: each has an app and a database of its own, as after a first start; a process for each would take a third of their time.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../db/open-database.ts';
import { type App, createApp } from '../../../server/app.ts';
import { readConfig, uploadsFolder } from '../../../server/config.ts';
import { firstStart } from '../../../server/first-start.ts';
import type { Given } from '../../../server/given.ts';
import { createLog } from '../../../server/log.ts';
import { makeSignInLink, signInAddress } from '../../../server/people/sign-in-link.ts';
import { realClock } from '../../../server/real-clock.ts';
import type { Order, Served } from '../shared-process.ts';

const CLIENT = path.join(import.meta.dirname, '..', '..', '..', 'dist', 'client');
const folder = mkdtempSync(path.join(tmpdir(), 'tableread-begun-'));
const begun = path.join(folder, 'tableread.db');
const configOf = (file: string) => readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${file}` });

async function givenOn(file: string): Promise<Given> {
  const config = configOf(file);
  return {
    database: await openDatabase(config.DATABASE_URL),
    clock: realClock,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    log: createLog(config.LOG_LEVEL),
    uploads: uploadsFolder(config),
  };
}

let running: { app: App; given: Given } | undefined;

async function serve(file: string): Promise<Served> {
  copyFileSync(begun, file);
  const given = await givenOn(file);
  const lead = await firstStart(given);
  const app = await createApp(given, configOf(file), CLIENT);
  running = { app, given };
  const address = await app.listen();
  const token = await makeSignInLink(given, lead);
  return { address, token, link: signInAddress(address, token) };
}

async function stop(): Promise<'stopped'> {
  await running?.app.close();
  await running?.given.database.close();
  running = undefined;
  return 'stopped';
}

const first = await givenOn(begun);
await firstStart(first);
await first.database.close();

process.on('message', async (order: Order) =>
  process.send?.('serve' in order ? await serve(order.serve) : await stop()),
);
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit();
});
process.send?.('ready');
