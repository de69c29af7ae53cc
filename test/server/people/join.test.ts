// Joining a room by an invite: who may, as whom, how often.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { readRoom } from '../../../server/rooms/read-room.ts';
import type { MemberView } from '../../../shared/protocol/rooms.ts';
import { aRoom, type TestRoom } from '../../support/factories.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

const HOUR_MS = 60 * 60 * 1000;

let app: RunningApp<FakeClock>;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function aRoomWithInvite(invite: object = {}) {
  const room = await aRoom(app.given, { title: 'Monday' });
  const lead = await app.signedIn(room.lead.user);
  const made = await lead.post(`/api/rooms/${room.id}/invites`, { role: 'trainer', standing: 'novice', ...invite });
  const used = async () => (await lead.get(`/api/rooms/${room.id}/invites`)).body[0].used;
  return { room, lead, token: made.body.token as string, id: made.body.invite.id as string, used };
}
/** Each a moment after the last, so that members have an order. */
const join = (who: Visitor, token: string, name?: string) => {
  app.given.clock.advance(1);
  return who.post('/api/join', { token, ...(name === undefined ? {} : { name }) });
};
const membersOf = async ({ id, lead }: TestRoom): Promise<MemberView[]> =>
  (await readRoom(app.given, { user: lead.user.id, room: id })).members;

test('somebody new gives a name and is in, with a session', async () => {
  const { room, token } = await aRoomWithInvite();
  const who = app.visitor();
  const answer = await join(who, token, ' Nora ');
  expect(answer).toMatchObject({ status: 200, body: { room: room.id, me: { name: 'Nora', mayLead: false } } });
  expect((await who.get('/api/me')).body).toEqual(answer.body.me);
  expect((await who.get(`/api/rooms/${room.id}`)).status).toBe(200);
});

test('somebody new without a name uses nothing', async () => {
  const { token, used } = await aRoomWithInvite();
  expect(await join(app.visitor(), token)).toMatchObject({ status: 400, body: { detail: 'name: Give a name.' } });
  expect(await used()).toBe(0);
});

test('somebody signed in joins as themself, whatever name they give', async () => {
  const { room, token } = await aRoomWithInvite();
  const tom = await app.signedIn({ name: 'Tom' });
  expect((await join(tom, token, 'Someone else')).body.me).toEqual(tom.user);
  expect((await membersOf(room)).map(({ name }) => name)).toEqual(['Lea', 'Tom']);
});

test.each([
  ['lead', 'expert', true],
  ['trainer', 'novice', true],
  ['observer', 'trainer', false],
] as const)('[A7] an invite makes a %s of standing %s; they judge: %s', async (role, standing, judges) => {
  const { room, token } = await aRoomWithInvite({ role, standing });
  await join(app.visitor(), token, 'Nora');
  expect((await membersOf(room))[1]).toMatchObject({ name: 'Nora', role, standing, judges });
});

test('[A7] the first twelve members have twelve colours, then they come around again', async () => {
  const { room, token } = await aRoomWithInvite();
  for (let n = 0; n < 13; n++) await join(app.visitor(), token, `Person ${n}`);
  expect((await membersOf(room)).map(({ colour }) => colour)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2]);
});

test('[A7] a colour that became free is given again', async () => {
  const { room, lead, token } = await aRoomWithInvite();
  for (const name of ['Two', 'Three']) await join(app.visitor(), token, name);
  const [, two] = await membersOf(room);
  await lead.delete(`/api/rooms/${room.id}/members/${two?.id}`);
  await join(app.visitor(), token, 'Four');
  expect((await membersOf(room)).map(({ name, colour }) => [name, colour])).toEqual([
    ['Lea', 1],
    ['Three', 3],
    ['Four', 2],
  ]);
});

test('[A3] looking at an invite says what it is for, and uses nothing', async () => {
  const { room, lead, token, used } = await aRoomWithInvite();
  const view = {
    for: 'invite',
    room: { id: room.id, title: 'Monday', examples: 3, pace: 'together' },
    role: 'trainer',
    standing: 'novice',
  };
  expect((await app.visitor().post('/api/links/look', { token })).body).toEqual({ ...view, member: false });
  expect((await (await app.signedIn()).post('/api/links/look', { token })).body).toEqual({ ...view, member: false });
  expect((await lead.post('/api/links/look', { token })).body).toEqual({ ...view, member: true });
  expect(await used()).toBe(0);
});

test('[A4] of ten people who race for the last two uses, two get in', async () => {
  const { room, token, used } = await aRoomWithInvite({ uses: 2 });
  const tries = await Promise.all(Array.from({ length: 10 }, (_, n) => join(app.visitor(), token, `Person ${n}`)));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(2);
  expect(tries.filter(({ status }) => status === 410)).toHaveLength(8);
  expect(await membersOf(room)).toHaveLength(3);
  expect(await used()).toBe(2);
});

test('[A5] one person who joins from several tabs at once is one member', async () => {
  const { room, token, used } = await aRoomWithInvite();
  const tom = await app.signedIn({ name: 'Tom' });
  const tries = await Promise.all(Array.from({ length: 5 }, () => join(tom, token)));
  expect(tries.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect(await membersOf(room)).toHaveLength(2);
  expect(await used()).toBe(1);
});

test('[A5] a member who joins again changes nothing and uses nothing, even when the link is used up', async () => {
  const { room, token, used } = await aRoomWithInvite({ uses: 1 });
  const tom = await app.signedIn({ name: 'Tom' });
  await join(tom, token);
  const before = await membersOf(room);
  expect(await join(tom, token)).toMatchObject({ status: 200, body: { room: room.id } });
  expect((await tom.post('/api/links/look', { token })).body).toMatchObject({ member: true });
  expect(await membersOf(room)).toEqual(before);
  expect(await used()).toBe(1);
});

test('[A5] a lead who opens an invite for trainers stays a lead', async () => {
  const { room, lead, token } = await aRoomWithInvite();
  await join(lead, token);
  expect(await membersOf(room)).toMatchObject([{ role: 'lead' }]);
});

test('[A2] an invite that is used up, expired or withdrawn is refused like one that never was', async () => {
  const [usedUp, expired, withdrawn] = [
    await aRoomWithInvite({ uses: 1 }),
    await aRoomWithInvite({ hours: 1 }),
    await aRoomWithInvite(),
  ];
  await join(app.visitor(), usedUp.token, 'First');
  await withdrawn.lead.delete(`/api/rooms/${withdrawn.room.id}/invites/${withdrawn.id}`);
  app.given.clock.advance(HOUR_MS);
  const tokens = [usedUp.token, expired.token, withdrawn.token, 'x'.repeat(43)];
  for (const route of ['/api/join', '/api/links/look', '/api/sign-in']) {
    const answers = await Promise.all(
      tokens.map((token) =>
        app.visitor().post(route, { token, ...(route === '/api/links/look' ? {} : { name: 'Late' }) }),
      ),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 410, body: { code: 'link-used' } });
  }
});

test('[A6] one who was removed does not come back by a link made before; the refusal says so', async () => {
  const { room, lead, token, used } = await aRoomWithInvite();
  const tom = await app.signedIn({ name: 'Tom' });
  await join(tom, token);
  const member = (await membersOf(room))[1]?.id;
  app.given.clock.advance(HOUR_MS);
  await lead.delete(`/api/rooms/${room.id}/members/${member}`);
  const answer = await join(tom, token);
  expect(answer).toMatchObject({ status: 410, body: { code: 'link-used' } });
  expect(answer.body.detail).toContain('You were removed from this room');
  expect((await tom.get(`/api/rooms/${room.id}`)).status).toBe(404);
  expect(await used()).toBe(1);
});

test('[A6] by a link made later they do, as the same member, in the place that it names', async () => {
  const { room, lead, token } = await aRoomWithInvite();
  const tom = await app.signedIn({ name: 'Tom' });
  await join(tom, token);
  const before = (await membersOf(room))[1];
  await lead.delete(`/api/rooms/${room.id}/members/${before?.id}`);
  app.given.clock.advance(1);
  const later = await lead.post(`/api/rooms/${room.id}/invites`, { role: 'observer', standing: 'expert' });
  expect((await join(tom, later.body.token)).status).toBe(200);
  expect((await membersOf(room))[1]).toEqual({ ...before, role: 'observer', standing: 'expert', judges: false });
});

test('[A22] what is done about people is on record, without secrets', async () => {
  const { room, lead, token, id } = await aRoomWithInvite();
  await join(await app.signedIn({ name: 'Tom' }), token);
  const member = (await membersOf(room))[1]?.id;
  await lead.delete(`/api/rooms/${room.id}/invites/${id}`);
  await lead.delete(`/api/rooms/${room.id}/members/${member}`);
  const { read, tables } = app.given.database;
  const events = (await read.select().from(tables.auditEvent)).filter((event) => event.room === room.id);
  expect(events.map(({ action }) => action).sort()).toEqual(['join', 'make-invite', 'remove-member', 'revoke-invite']);
  expect(JSON.stringify(events)).not.toContain(token);
});

test('members hear at once who has joined', async () => {
  await using app = await startApp({ clock: realClock });
  const room = await aRoom(app.given);
  const lead = await app.signedIn(room.lead.user);
  const made = await lead.post(`/api/rooms/${room.id}/invites`, { role: 'trainer', standing: 'novice' });
  const { io } = await import('socket.io-client');
  const socket = io(app.address, { extraHeaders: lead.headers, forceNew: true });
  const heard = new Promise<{ members: MemberView[] }>((resolve) => void socket.once('members', resolve));
  await socket.emitWithAck('enter-room', { room: room.id });
  await app.visitor().post('/api/join', { token: made.body.token, name: 'Nora' });
  expect((await heard).members.map(({ name }) => name)).toEqual(['Lea', 'Nora']);
  socket.disconnect();
});
