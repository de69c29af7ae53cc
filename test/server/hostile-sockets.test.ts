// Strangers and members at the real door, over raw sockets: nothing crashes the process, nothing of them is left in it.
import { existsSync, readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { realClock } from '../../server/real-clock.ts';
import { MESSAGE_SAVED } from '../../shared/protocol/sync-messages.ts';
import { deskEntries } from '../../shared/room/documents.ts';
import { aMember, aRoom } from '../support/factories.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { heldReads } from '../support/slow-database.ts';
import { type RunningApp, startApp, type Visitor } from '../support/start-app.ts';
import { openControl, openDocument } from '../support/stock-clients.ts';
import { settingOf, updateOf } from '../support/sync-bytes.ts';

const SOCKETS = ['/sync/v1/desk/{room}', '/socket.io/?EIO=4&transport=websocket'];

function handshake(address: string, path: string, headers: Record<string, string>): string {
  const all = {
    host: new URL(address).host,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** Sends these bytes on a connection of their own; resolves with what came back when the server has ended it. */
function send(address: string, bytes: string | Buffer, then?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
    socket.on('connect', () => socket.write(bytes, () => then?.(socket)));
  });
}

async function inTurnsOf(atOnce: number, total: number, run: (n: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < total; from += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, total - from) }, (_, n) => run(from + n)));
}

async function anAppWithARoom() {
  const app = await startApp({ clock: realClock });
  const { id: room, lead } = await aRoom(app.given);
  return { app, room, lea: await app.signedIn(lead.user), paths: SOCKETS.map((path) => path.replace('{room}', room)) };
}

/** A member can still come in, and nothing went wrong that nobody expected. */
async function expectUnharmed(app: RunningApp<typeof realClock>, lea: Visitor, room: string): Promise<void> {
  expect(app.given.faults).toEqual([]);
  expect((await lea.get(`/api/rooms/${room}`)).status).toBe(200);
  const desk = openDocument(lea, `desk/${room}`);
  await desk.synced;
  desk.close();
  (await openControl(lea)).close();
}

const openFiles = () => readdirSync('/proc/self/fd').length;

test.skipIf(!existsSync('/proc/self/fd'))(
  '[Y11] two thousand refused upgrades leave no socket open',
  async () => {
    const { app, room, lea, paths } = await anAppWithARoom();
    await inTurnsOf(50, 50, async () => void (await send(app.address, handshake(app.address, paths[0] as string, {}))));
    const before = openFiles();
    await inTurnsOf(50, 2_000, async (n) => {
      const headers = n % 3 === 0 ? {} : n % 3 === 1 ? { origin: 'https://elsewhere.example' } : app.visitor().headers;
      const said = await send(app.address, handshake(app.address, paths[n % 2] as string, headers));
      expect(said).toMatch(/^HTTP\/1.1 40[013] /);
    });
    expect(openFiles() - before).toBeLessThan(10);
    await expectUnharmed(app, lea, room);
    await app.close();
  },
  60_000,
);

test('[Y11] a reset after any byte of the handshake, and while it is judged, harms nobody', async () => {
  const { app, room, lea, paths } = await anAppWithARoom();
  for (const path of paths) {
    const whole = handshake(app.address, path, lea.headers);
    await inTurnsOf(40, whole.length, async (n) => {
      await send(app.address, whole.slice(0, n + 1), (socket) => socket.resetAndDestroy());
    });
    // From at once to after it became a socket.
    await inTurnsOf(20, 60, async (n) => {
      await send(app.address, whole, (socket) => {
        const later = (turns: number): unknown =>
          turns === 0 ? socket.resetAndDestroy() : setImmediate(() => later(turns - 1));
        later(n);
      });
    });
  }
  await expectUnharmed(app, lea, room);
  await app.close();
}, 60_000);

test('[Y11] a thousand first words of nonsense harm nobody', async () => {
  const { app, room, lea, paths } = await anAppWithARoom();
  const random = seededRandom(33);
  await inTurnsOf(50, 1_000, async (n) => {
    const bytes = Buffer.from(handshake(app.address, paths[n % 2] as string, n % 5 === 0 ? lea.headers : {}));
    if (n % 4 === 0) for (let at = 0; at < bytes.length; at++) bytes[at] = random.below(256);
    else for (let changes = 0; changes < 6; changes++) bytes[random.below(bytes.length)] = random.below(256);
    await send(app.address, bytes, (socket) => socket.end());
  });
  await expectUnharmed(app, lea, room);
  await app.close();
}, 60_000);

test('[Y4] a thousand first frames of nonsense on sockets that were let in harm nobody', async () => {
  const { app, room, lea, paths } = await anAppWithARoom();
  const random = seededRandom(34);
  await inTurnsOf(50, 1_000, async (n) => {
    // Masked frames as a client sends them, or bytes that are no frames at all.
    const body = Buffer.from(Array.from({ length: random.below(100) }, () => random.below(256)));
    const frame = Buffer.concat([Buffer.from([0x80 | random.below(16), 0x80 | body.length, 0, 0, 0, 0]), body]);
    const bytes = Buffer.from(handshake(app.address, paths[n % 2] as string, lea.headers));
    await send(app.address, Buffer.concat([bytes, n % 3 === 0 ? body : frame]), (socket) => socket.end());
  });
  await expectUnharmed(app, lea, room);
  await app.close();
}, 60_000);

test('compression is offered by nobody, on no socket', async () => {
  const { app, lea, paths } = await anAppWithARoom();
  for (const path of paths) {
    const whole = handshake(app.address, path, { ...lea.headers, 'sec-websocket-extensions': 'permessage-deflate' });
    const said = await new Promise<string>((resolve) => {
      void send(app.address, whole, (socket) => socket.once('data', () => socket.end())).then(resolve);
    });
    expect(said).toMatch(/^HTTP\/1.1 101 /);
    expect(said.toLowerCase()).not.toContain('sec-websocket-extensions');
  }
  await app.close();
});

test.each([
  ['a million', '451000000-["enter-room",{"_placeholder":true,"num":0}]'],
  ['a number of them that is none', '45-1-["enter-room",{"_placeholder":true,"num":0}]'],
  ['more than a number can say', `45${'9'.repeat(400)}-["enter-room",{"_placeholder":true,"num":0}]`],
])('[C1] a packet that announces %s attachments ends its connection and harms nobody', async (_, packet) => {
  const { app, room, lea, paths } = await anAppWithARoom();
  const socket = new WebSocket(`${app.address.replace('http', 'ws')}${paths[1]}`, { headers: lea.headers });
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.on('open', resolve));
  const joined = new Promise<void>((resolve) => {
    socket.on('message', (data) => String(data).startsWith('40') && resolve());
  });
  socket.send('40');
  await joined;
  socket.send(packet);
  await closed;
  await expectUnharmed(app, lea, room);
  await app.close();
});

test('[C1] a command whose attachments were announced and come is refused like any other that cannot be read', async () => {
  const { app, room, lea } = await anAppWithARoom();
  const control = await openControl(lea);
  const answer = await control.socket.emitWithAck('enter-room', {
    room,
    more: [new Uint8Array(10), new Uint8Array(9)],
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
  control.close();
  await app.close();
});

test('[Y9] what a client sends while its document is being loaded waits, at whichever read, and is taken in order', async () => {
  const { app, room, lea, paths } = await anAppWithARoom();
  for (let read = 0, client = 7; read < 8; read++, client++) {
    const held = heldReads(app.given.database, read);
    const socket = new WebSocket(`${app.address.replace('http', 'ws')}${paths[0]}`, { headers: lea.headers });
    const saved = new Promise<void>((resolve) => {
      socket.on('message', (data) => (data as Buffer)[0] === MESSAGE_SAVED && resolve());
    });
    socket.on('open', () => {
      for (let n = 0; n < 3; n++) socket.send(updateOf(settingOf(`c${read}-${n}`, [119, 1, 120], client, n)));
      socket.send(new Uint8Array([MESSAGE_SAVED, 1]));
    });
    for (let turn = 0; turn < 100 || !(held.isHolding || turn > 1_000); turn++)
      await new Promise((resolve) => setImmediate(resolve));
    held.release();
    await saved;
    socket.terminate();
  }
  const desk = openDocument(lea, `desk/${room}`);
  await desk.synced;
  expect(deskEntries(desk.doc).size).toBe(8 * 3);
  desk.close();
  expect(app.given.faults).toEqual([]);
  await app.close();
});

test('[C3] a browser that is killed is told as gone at once', async () => {
  const { app, room, lea } = await anAppWithARoom();
  const tom = await aMember(app.given, { room, role: 'trainer' });
  const [hers, his] = [await openControl(lea), await openControl(await app.signedIn(tom.user))];
  await hers.get('enter-room', { room });
  await his.get('enter-room', { room });
  const gone = new Promise<void>((resolve) => {
    hers.socket.on('present', ({ people }: { people: unknown[] }) => people.length === 1 && resolve());
  });
  (his.socket.io.engine.transport as unknown as { ws: WebSocket }).ws.terminate();
  await gone;
  hers.close();
  his.close();
  await app.close();
});

test('[C1] a member who was removed is refused every command, on connections they still have', async () => {
  const { app, room, lea } = await anAppWithARoom();
  const tom = await aMember(app.given, { room, role: 'trainer' });
  const control = await openControl(await app.signedIn(tom.user));
  await lea.delete(`/api/rooms/${room}/members/${tom.id}`);
  const example = (await lea.get(`/api/rooms/${room}`)).body.examples[0];
  const commands = {
    'enter-room': { room },
    'be-at': { room, example },
    reveal: { room, examples: 'all' },
    peek: { room, example },
    bring: { room, example },
  } as const;
  for (const [name, payload] of Object.entries(commands))
    expect(await control.ask(name as keyof typeof commands, payload as never), name).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
  control.close();
  await app.close();
});

test('[Y18] a member who is removed while they enter the room, at whichever read, hears nothing of it', async () => {
  const { app, room, lea } = await anAppWithARoom();
  let entered = 0;
  for (let read = 0; read < 12; read++) {
    const tom = await aMember(app.given, { room, role: 'trainer' });
    const control = await openControl(await app.signedIn(tom.user));
    const heard: string[] = [];
    control.socket.onAny((name: string) => heard.push(name));
    const held = heldReads(app.given.database, read);
    const answer = Promise.race([
      control.ask('enter-room', { room }).then(({ ok }) => ok),
      new Promise((resolve) => control.socket.on('disconnect', () => resolve(false))),
    ]);
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    if (!held.isHolding) held.release();
    await lea.delete(`/api/rooms/${room}/members/${tom.id}`);
    held.release();
    if (await answer) entered++;
    heard.splice(0);
    // Told to everybody who is in the room.
    const hers = await openControl(lea);
    await hers.get('enter-room', { room });
    await hers.get('bring', { room, example: (await lea.get(`/api/rooms/${room}`)).body.examples[0] });
    if (control.socket.connected) await control.ask('leave-room', { room });
    expect(heard, `read ${read}`).not.toContain('brought');
    control.close();
    hers.close();
  }
  expect(entered, 'those who had entered before they were removed').toBeLessThan(12);
  await app.close();
}, 30_000);
