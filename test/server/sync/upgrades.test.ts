// The door of the sync plane over real sockets: who is let in, who is refused before there is a socket, and plain clients inside.
import { request } from 'node:http';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { realClock } from '../../../server/real-clock.ts';
import { deskEntries, tableEntries } from '../../../shared/room/documents.ts';
import { aMember, aRoom } from '../../support/factories.ts';
import { startApp, type Visitor } from '../../support/start-app.ts';
import { openDocument, whenever } from '../../support/stock-clients.ts';

/** The status an upgrade is answered with: 101 when it became a socket. */
function upgrade(address: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('[Y11] who may not open a document is refused before it is a socket', async () => {
  await using app = await startApp({ clock: realClock });
  const { id: room, examples, lead } = await aRoom(app.given);
  const other = await aRoom(app.given);
  const lea = await app.signedIn(lead.user);
  const stranger = await app.signedIn();
  const at = (path: string, visitor: Visitor, headers = {}) =>
    upgrade(app.address, `/sync/v1/${path}`, { ...visitor.headers, ...headers });

  expect(await at(`desk/${room}`, lea)).toBe(101);
  expect(await at(`desk/${room}`, app.visitor()), 'nobody').toBe(401);
  expect(await at(`desk/${room}`, lea, { cookie: `tableread_session=${'x'.repeat(43)}` }), 'a made-up session').toBe(
    401,
  );
  expect(await at(`desk/${room}`, lea, { origin: 'https://elsewhere.example' }), 'another site').toBe(403);
  expect(await at(`desk/${room}`, lea, { origin: 'null' }), 'a page without origin').toBe(403);
  expect(await at(`desk/${room}`, stranger), 'a foreign room').toBe(404);
  expect(await at(`desk/${'x'.repeat(22)}`, lea), 'an unknown room').toBe(404);
  expect(await at(`table/${room}/${examples[0]}`, lea), 'a sealed example').toBe(403);
  expect(await at(`table/${room}/${other.examples[0]}`, lea), 'an example of another room').toBe(404);
  expect(await at('desk', lea)).toBe(404);
  expect(await at(`desk/${room}/more`, lea)).toBe(404);
  expect(await at(`vault/${room}`, lea)).toBe(404);
  expect(await upgrade(app.address, '/elsewhere', lea.headers)).toBe(404);
});

test('[Y12] the plain provider opens desk, board, and after the opening table and page; what it writes lasts', async () => {
  await using app = await startApp({ clock: realClock });
  const { id: room, examples, lead } = await aRoom(app.given, { pace: 'open' });
  const [example] = examples;
  const lea = await app.signedIn(lead.user);
  const documents = ['desk', 'board'].map((kind) => openDocument(lea, `${kind}/${room}`));
  const onExample = ['table', 'page'].map((kind) => openDocument(lea, `${kind}/${room}/${example}`));
  await Promise.all([...documents, ...onExample].map((each) => each.synced));
  const [desk, table] = [documents[0], onExample[0]];
  if (desk === undefined || table === undefined) throw new Error('not opened');
  deskEntries(desk.doc).set('c1', { kind: 'comment', example, subject: { on: 'example' }, text: 'hello' });
  await whenever(table.doc, () => tableEntries(table.doc).size === 1);
  expect([...tableEntries(table.doc).values()]).toMatchObject([{ author: lead.id, entry: { text: 'hello' } }]);
  for (const each of [...documents, ...onExample]) each.close();
  const again = openDocument(lea, `desk/${room}`);
  await again.synced;
  expect(deskEntries(again.doc).size).toBe(1);
  again.close();
});

test('[Y11] a member who is removed loses every connection, and gets none again', async () => {
  await using app = await startApp({ clock: realClock });
  const { id: room, lead } = await aRoom(app.given);
  const tom = await aMember(app.given, { room, role: 'trainer' });
  const [lea, visitor] = [await app.signedIn(lead.user), await app.signedIn(tom.user)];
  const socket = new WebSocket(`${app.address.replace('http', 'ws')}/sync/v1/desk/${room}`, {
    headers: visitor.headers,
  });
  await new Promise((resolve) => socket.on('open', resolve));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await lea.delete(`/api/rooms/${room}/members/${tom.id}`);
  expect(await closed).toBe(4404);
  expect(await upgrade(app.address, `/sync/v1/desk/${room}`, visitor.headers)).toBe(404);
});

test('[Y4] a text message, and a reset in the middle of an upgrade, harm nobody', async () => {
  await using app = await startApp({ clock: realClock });
  const { id: room, lead } = await aRoom(app.given);
  const lea = await app.signedIn(lead.user);
  const desk = openDocument(lea, `desk/${room}`);
  await desk.synced;
  const socket = new WebSocket(`${app.address.replace('http', 'ws')}/sync/v1/desk/${room}`, { headers: lea.headers });
  await new Promise((resolve) => socket.on('open', resolve));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.send('hello');
  expect(await closed).toBe(4400);
  for (let n = 0; n < 20; n++) {
    const cut = request(`${app.address}/sync/v1/desk/${room}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...lea.headers,
      },
    });
    cut.on('error', () => undefined);
    cut.on('socket', (stream) => stream.on('connect', () => setImmediate(() => stream.resetAndDestroy())));
    cut.end();
    await new Promise((resolve) => cut.on('close', resolve));
  }
  deskEntries(desk.doc).set('c1', {
    kind: 'comment',
    example: 'e'.repeat(22),
    subject: { on: 'example' },
    text: 'still here',
  });
  expect(await upgrade(app.address, `/sync/v1/desk/${room}`, lea.headers)).toBe(101);
  desk.close();
});
