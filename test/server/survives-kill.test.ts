// What anybody has seen or been told is saved survives kill -9 of the real process.
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open-database.ts';
import { memberOfUser } from '../../db/queries/room-facts.ts';
import { readDocument } from '../../server/sync/read-document.ts';
import { deskEntries, deskName } from '../../shared/room/documents.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { Visitor } from '../support/start-app.ts';
import { startProcess } from '../support/start-process.ts';
import { openDocument } from '../support/stock-clients.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ROUNDS = 3;
test('[Y13] what another tab has seen is in the database after kill -9 at any moment', async () => {
  const folder = temporaryFolder('kill');
  const file = path.join(folder.path, 'tableread.db');
  const random = seededRandom(20);
  const seen = new Map<string, string>();
  let room = '';
  let user = '';
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startProcess(file);
    const lead = new Visitor(server.address, '10.0.0.1');
    await lead.post('/api/sign-in', { token: server.token, name: 'Lea' });
    room = (await lead.get('/api/rooms')).body[0].id;
    user = (await lead.get('/api/me')).body.id;
    const example = (await lead.get(`/api/rooms/${room}`)).body.examples[0];
    const [writer, reader] = [openDocument(lead, `desk/${room}`), openDocument(lead, `desk/${room}`)];
    await Promise.all([writer.synced, reader.synced]);
    for (const [key, text] of seen) expect(deskEntries(reader.doc).get(key), `round ${round}`).toMatchObject({ text });

    const enough = 50 + random.below(200);
    const reached = new Promise<void>((resolve) => {
      deskEntries(reader.doc).observe((event) => {
        for (const key of event.keysChanged) seen.set(key, (deskEntries(reader.doc).get(key) as { text: string }).text);
        if (event.target.size >= enough * (round + 1)) resolve();
      });
    });
    const more = setInterval(() => {
      for (let n = 0; n < 5; n++) {
        const text = `${round}: ${random.below(1_000_000)}`;
        deskEntries(writer.doc).set(`c${round}-${random.below(1_000_000)}`, {
          kind: 'comment',
          example,
          subject: { on: 'example' },
          text,
        });
      }
    }, 1);
    await reached;
    await server.kill();
    clearInterval(more);
    writer.close();
    reader.close();
  }
  const database = await openDatabase(`file:${file}`);
  const member = await memberOfUser(database.read, database.tables, room, user);
  const desk = deskEntries(await readDocument(database.read, database.tables, deskName(room, member?.id ?? '')));
  expect(seen.size).toBeGreaterThan(ROUNDS * 50);
  for (const [key, text] of seen) expect(desk.get(key)).toMatchObject({ text });
  await database.close();
  folder.remove();
}, 60_000);
