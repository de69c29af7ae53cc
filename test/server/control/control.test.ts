// The control plane over real sockets: commands, refusals, announcements.
import { io } from 'socket.io-client';
import { expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { announcements } from '../../../shared/protocol/announcements.ts';
import { commands, reply } from '../../../shared/protocol/commands.ts';
import { usualSettings } from '../../../shared/room/settings.ts';
import { aMember, aRoom } from '../../support/factories.ts';
import { startApp } from '../../support/start-app.ts';
import { type ControlClient, openControl } from '../../support/stock-clients.ts';

async function aRoomOfTwo() {
  const app = await startApp({ clock: realClock });
  const room = await aRoom(app.given);
  const tom = await aMember(app.given, { room: room.id, role: 'trainer' });
  const open: ControlClient[] = [];
  const connect = async (user: Parameters<typeof app.signedIn>[0]) => {
    const control = await openControl(await app.signedIn(user));
    open.push(control);
    return control;
  };
  return {
    app,
    room: room.id,
    example: room.examples[0] ?? '',
    members: { lea: room.lead.id, tom: tom.id },
    lea: await connect(room.lead.user),
    tom: await connect(tom.user),
    connect,
    async [Symbol.asyncDispose]() {
      for (const each of open) each.close();
      await app.close();
    },
  };
}

test('[C3] who enters is told progress, openings and who is there; the others hear of it', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, members } = stage;
  expect(await lea.get('enter-room', { room })).toEqual({
    progress: { judges: 2, lockedIn: {}, revealed: [] },
    opened: [],
    present: [{ member: members.lea }],
    timer: null,
    configured: { rubricVersion: expect.any(String), settings: usualSettings },
  });
  const heard = lea.next('present');
  await tom.get('enter-room', { room });
  expect((await heard).people).toHaveLength(2);
  const left = lea.next('present');
  tom.close();
  expect((await left).people).toEqual([{ member: members.lea }]);
});

test('[C3] who has left the room hears nothing of it any more', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, example } = stage;
  await tom.get('enter-room', { room });
  await tom.get('leave-room', { room });
  const heard: string[] = [];
  tom.socket.onAny((name: string) => heard.push(name));
  await lea.get('enter-room', { room });
  await lea.get('reveal', { room, examples: [example] });
  await tom.ask('leave-room', { room });
  expect(heard).toEqual([]);
});

test('[C4] the lead reveals, and everybody hears which; a trainer is refused', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, example } = stage;
  await tom.get('enter-room', { room });
  expect(await tom.ask('reveal', { room, examples: 'all' })).toMatchObject({
    ok: false,
    failure: { code: 'not-allowed' },
  });
  expect(await tom.ask('peek', { room, example })).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
  expect(await tom.ask('bring', { room, example })).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
  const heard = tom.next('revealed');
  expect(await lea.get('reveal', { room, examples: [example] })).toEqual({ revealed: [example] });
  expect(await heard).toEqual({ room, examples: [example], reason: 'lead' });
});

test('[C4] the lead brings everyone to an example', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, example, members } = stage;
  await tom.get('enter-room', { room });
  const heard = tom.next('brought');
  await lea.get('bring', { room, example });
  expect(await heard).toEqual({ room, example, by: members.lea });
});

test('[C22] hands are told in the order in which they went up, and taken down by the lead, or by leaving', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, members } = stage;
  await tom.get('enter-room', { room });
  const first = tom.next('hands');
  await tom.get('raise-hand', { room, up: true });
  expect(await first).toEqual({ room, members: [members.tom] });

  const onEntering = lea.next('hands');
  await lea.get('enter-room', { room });
  expect(await onEntering).toEqual({ room, members: [members.tom] });
  const second = tom.next('hands');
  await lea.get('raise-hand', { room, up: true });
  await tom.get('raise-hand', { room, up: true });
  expect(await second).toEqual({ room, members: [members.tom, members.lea] });

  expect(await tom.ask('lower-hand', { room, member: members.lea })).toMatchObject({
    ok: false,
    failure: { code: 'not-allowed' },
  });
  const lowered = tom.next('hands');
  await lea.get('lower-hand', { room, member: members.tom });
  expect(await lowered).toEqual({ room, members: [members.lea] });

  const again = lea.next('hands');
  await tom.get('raise-hand', { room, up: true });
  expect(await again).toEqual({ room, members: [members.lea, members.tom] });
  const left = lea.next('hands');
  tom.close();
  expect(await left).toEqual({ room, members: [members.lea] });
});

test.each<[string, string, unknown, string]>([
  ['a command that is none', 'drop-everything', {}, 'There is no command "drop-everything".'],
  ['a missing room', 'enter-room', {}, 'room:'],
  ['a room that is no id', 'enter-room', { room: '../../etc' }, 'room: is not an id'],
  ['more than was asked for', 'leave-room', { room: 'r'.repeat(22), as: 'lead' }, 'Unrecognized key'],
  ['nothing at all', 'reveal', undefined, 'expected object'],
])('[C1] %s is refused by name', async (_, name, payload, detail) => {
  await using stage = await aRoomOfTwo();
  const answer = await stage.tom.socket.emitWithAck(name, payload);
  expect(answer).toMatchObject({
    ok: false,
    failure: { code: 'bad-request', detail: expect.stringContaining(detail) },
  });
});

test('[C2] every answer, good or bad, has the shape that the table of commands gives it', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, room, example } = stage;
  const payloads = {
    'enter-room': { room },
    'leave-room': { room },
    'be-at': { room, example },
    reveal: { room, examples: [example] },
    'start-timer': { room, examples: 'all', seconds: 600 },
    'stop-timer': { room },
    peek: { room, example },
    bring: { room, example },
    'raise-hand': { room, up: true },
    'lower-hand': { room, member: stage.members.lea },
    spotlight: { room, example, passage: { part: { in: 'responses', index: 0 }, start: 0, end: 1 } },
  };
  expect(Object.keys(payloads).toSorted()).toEqual(Object.keys(commands).toSorted());
  for (const name of Object.keys(commands) as (keyof typeof commands)[]) {
    const good = await lea.ask(name, payloads[name] as never);
    expect(reply(name).parse(good).ok, name).toBe(true);
    const bad = await lea.ask(name, { ...payloads[name], room: 'x'.repeat(22) } as never);
    if (name !== 'leave-room')
      expect(reply(name).parse(bad)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  }
});

test('[C30] a passage is shown to those for whom its example is not sealed, and to nobody else', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, example } = stage;
  const heard: unknown[] = [];
  tom.socket.on('spotlit', (body) => heard.push(body));
  await tom.get('enter-room', { room });
  const passage = { part: { in: 'responses', index: 1 }, start: 2, end: 9 } as const;
  const sealed = { ok: false, failure: { code: 'sealed' } };
  expect(await lea.ask('spotlight', { room, example, passage })).toMatchObject(sealed);
  await lea.get('peek', { room, example });
  await lea.get('spotlight', { room, example, passage });
  await lea.get('reveal', { room, examples: [example] });
  const next = tom.next('spotlit');
  await lea.get('spotlight', { room, example, passage });
  expect(await next).toMatchObject({ room, example, passage });
  expect(heard, 'while it was sealed nothing was told').toHaveLength(1);
  const nowhere = { part: { in: 'responses', index: 7 }, start: 0, end: 1 } as const;
  expect(await lea.ask('spotlight', { room, example, passage: nowhere })).toMatchObject({
    ok: false,
    failure: { code: 'not-found' },
  });
});

test('[C3] every announcement has the shape that the table of announcements gives it', async () => {
  await using stage = await aRoomOfTwo();
  const { lea, tom, room, example } = stage;
  const heard: [string, unknown][] = [];
  tom.socket.onAny((name: string, body: unknown) => heard.push([name, body]));
  await tom.get('enter-room', { room });
  const last = tom.next('brought');
  await lea.get('peek', { room, example });
  await lea.get('start-timer', { room, examples: 'all', seconds: 600 });
  await lea.get('reveal', { room, examples: 'all' });
  await lea.get('bring', { room, example });
  await last;
  expect(heard.map(([name]) => name)).toEqual(expect.arrayContaining(['peeked', 'timer', 'revealed', 'brought']));
  for (const [name, body] of heard) expect(announcements[name as keyof typeof announcements].parse(body)).toEqual(body);
});

test.each([
  ['without a session', { cookie: '' }],
  ['from another site', { origin: 'https://elsewhere.example' }],
  ['from a page without origin', { origin: 'null' }],
])('[C5] a connection %s is refused', async (_, headers) => {
  await using stage = await aRoomOfTwo();
  const visitor = await stage.app.signedIn();
  const socket = io(stage.app.address, {
    extraHeaders: { ...visitor.headers, ...headers },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const error = await new Promise((resolve, reject) => {
    socket.on('connect', () => reject(new Error('it was let in')));
    socket.on('connect_error', resolve);
  });
  expect(error).toBeInstanceOf(Error);
  socket.close();
});
