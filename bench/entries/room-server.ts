// The whole product with one room of it made by its own use cases: PORT, DATA_DIR, PEOPLE; ROWS is a file to read instead of the sample.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../db/open-database.ts';
import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { importDataset } from '../../server/data/import-dataset.ts';
import { firstStart } from '../../server/first-start.ts';
import type { Given } from '../../server/given.ts';
import { keepMemorySmall } from '../../server/keep-memory-small.ts';
import { joinRoom } from '../../server/people/join-room.ts';
import { SESSION_COOKIE } from '../../server/people/session-of.ts';
import { signIn } from '../../server/people/sign-in.ts';
import { makeSignInLink } from '../../server/people/sign-in-link.ts';
import { realClock } from '../../server/real-clock.ts';
import { listRooms } from '../../server/rooms/list-rooms.ts';
import { makeInvite } from '../../server/rooms/make-invite.ts';
import { makeRoom } from '../../server/rooms/make-room.ts';
import { readRoom } from '../../server/rooms/read-room.ts';
import type { Room } from './room.ts';

const { DATA_DIR = 'data', PEOPLE = '30', ROWS, CLIENT = 'no client' } = process.env;
const DAYS = 1;

const given: Given = {
  database: await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`, { forLong: true }),
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: { info: () => undefined, error: (what, error) => console.error(what, error) },
  uploads: path.join(DATA_DIR, 'uploads'),
};
const app = await createApp(given, readConfig({ ...process.env, LOG_LEVEL: 'silent' }), CLIENT);

/** A room of pace open over all rows of a file, which are 100 at most. */
async function roomOver(user: string, file: string): Promise<string> {
  const { id, rows } = await importDataset(given, { user, file: 'rows.jsonl', from: { path: file } });
  const window = { dataset: id, start: 0, count: rows };
  const room = { ...window, title: 'Bench', rubric: { template: 'helpfulness' }, pace: 'open', judges: true } as const;
  return (await makeRoom(given, { user, room })).id;
}

/** The room of the first start, or over the file, with as many members as asked for. */
async function makePeople(): Promise<Room> {
  const unheard = { signedOut: () => undefined, membersChanged: () => undefined };
  const lead = await firstStart(given);
  const link = await makeSignInLink(given, lead);
  const { session } = await signIn(given, unheard, { token: link, name: 'Lea', days: DAYS });
  const id = ROWS ? await roomOver(lead, ROWS) : ((await listRooms(given, { user: lead }))[0]?.id ?? '');
  const { examples } = await readRoom(given, { user: lead, room: id });
  const invite = { role: 'trainer', standing: 'trainer', hours: 1, uses: Number(PEOPLE) } as const;
  const { token } = await makeInvite(given, { user: lead, room: id, invite, base: 'http://127.0.0.1' });
  const secrets = [session.secret];
  for (let n = 1; n < Number(PEOPLE); n++) {
    const { session } = await joinRoom(given, unheard, { token, name: `Person ${n}`, days: DAYS });
    secrets.push(session?.secret ?? '');
  }
  return { id, example: examples[0] ?? '', cookies: secrets.map((secret) => `${SESSION_COOKIE}=${secret}`) };
}

writeFileSync(path.join(DATA_DIR, 'room.json'), JSON.stringify(await makePeople()));
keepMemorySmall();
await app.listen();
process.on('SIGTERM', async () => {
  await app.close();
  await given.database.close();
  process.exit(0);
});
