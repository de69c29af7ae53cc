// The real server in this process, on a real SQLite file, with time and chance given, and everything it writes to its log kept.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../db/open-database.ts';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Given } from '../../../server/given.ts';
import { createLog } from '../../../server/log.ts';
import { SESSION_COOKIE } from '../../../server/people/session-of.ts';
import { newSession, writeSession } from '../../../server/people/start-session.ts';
import { newId } from '../../../shared/room/ids.ts';
import { type FakeClock, fakeClock } from '../../support/fake-clock.ts';
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts';
import { Ear } from './ear.ts';

/** Files here never reach a disk: nothing is proved by flushing them, or by waiting for it. */
const MEMORY = '/dev/shm';

export interface Stage extends AsyncDisposable {
  given: Given & { clock: FakeClock };
  random: SeededRandom;
  address: string;
  agent: Agent;
  /** All that the server wrote to its log. */
  log: Ear;
  signIn(user: string): Promise<string>;
}

export async function openStage(seed: number): Promise<Stage> {
  const folder = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'tableread-blindness-'));
  const database = await openDatabase(`file:${path.join(folder, 'tableread.db')}`);
  const { write } = database;
  database.write = (work) => write(work, 'committed');
  database.onDisk = async () => undefined;
  const random = seededRandom(seed);
  const bytes = seededRandom(seed + 1_000_003);
  const log = new Ear('the server’s log');
  const given = {
    ...{ database, clock: fakeClock(), uploads: path.join(folder, 'uploads') },
    random: (length: number) => Uint8Array.from({ length }, () => bytes.below(256)),
    log: createLog('trace', (line) => log.note(line)),
  };
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'trace' });
  const app = await createApp(given, config, 'no client');
  const address = await app.listen();
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  return {
    ...{ given, random, address, agent, log },
    async signIn(user) {
      const session = newSession(given, 300);
      await database.write((tx) => writeSession(tx, database.tables, session, { user }));
      return `${SESSION_COOKIE}=${session.secret}`;
    },
    async [Symbol.asyncDispose]() {
      await app.close();
      agent.destroy();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A person of the database, in no room yet. */
export async function aPerson({ given }: Stage, name: string, mayLead: boolean): Promise<string> {
  const { database, clock, random } = given;
  const id = newId(random);
  const row = { id, name, mayLead, createdAt: clock.now() };
  await database.write((tx) => tx.insert(database.tables.user).values(row) as unknown as Promise<void>);
  return id;
}
