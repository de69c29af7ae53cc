// Invites and members: what leads make, see, withdraw and end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listInvites } from '../../../server/rooms/list-invites.ts';
import { makeInvite } from '../../../server/rooms/make-invite.ts';
import { readRoom } from '../../../server/rooms/read-room.ts';
import { removeMember } from '../../../server/rooms/remove-member.ts';
import { revokeInvite } from '../../../server/rooms/revoke-invite.ts';
import { MakeInvite } from '../../../shared/protocol/rooms.ts';
import { aMember, aRoom, type TestRoom } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';

const HOUR_MS = 60 * 60 * 1000;

let given: TestGiven;
beforeAll(async () => {
  given = await aGiven();
});
afterAll(() => given.close());

const base = 'https://tableread.example.org';
const invite = (room: TestRoom, asked: object = {}) =>
  makeInvite(given, {
    ...{ user: room.lead.user.id, room: room.id, base },
    invite: MakeInvite.parse({ role: 'trainer', standing: 'novice', ...asked }),
  });
const invitesOf = (room: TestRoom) => listInvites(given, { user: room.lead.user.id, room: room.id });

/** Hears what the planes with connections are told. */
function changes() {
  const heard: string[] = [];
  return {
    heard,
    membersChanged: (room: string) => void heard.push(`members of ${room}`),
    removed: (member: string) => void heard.push(`removed ${member}`),
  };
}

test('[A8] the link is in the answer that makes it, in its fragment, and nowhere else', async () => {
  const room = await aRoom(given);
  const made = await invite(room);
  expect(made.token).toMatch(/^[\w-]{43}$/);
  expect(made.link).toBe(`${base}/join#${made.token}`);
  expect(JSON.stringify(await invitesOf(room))).not.toContain(made.token);
  const { read, tables } = given.database;
  expect(JSON.stringify(await read.select().from(tables.invite))).not.toContain(made.token);
});

test('an invite lasts a week and lets twenty people in, unless said otherwise', async () => {
  const room = await aRoom(given);
  const now = given.clock.now();
  expect((await invite(room)).invite).toMatchObject({ uses: 20, used: 0, expiresAt: now + 7 * 24 * HOUR_MS });
  expect((await invite(room, { hours: 2, uses: 1 })).invite).toMatchObject({ uses: 1, expiresAt: now + 2 * HOUR_MS });
});

test('leads see the invites of their room, newest first', async () => {
  const room = await aRoom(given);
  const first = await invite(room);
  given.clock.advance(1);
  const second = await invite(room, { role: 'observer', standing: 'expert' });
  await invite(await aRoom(given));
  expect(await invitesOf(room)).toEqual([second.invite, first.invite]);
});

test('a withdrawn invite stays in the list, with the time of its end', async () => {
  const room = await aRoom(given);
  const made = await invite(room);
  const at = given.clock.now();
  const revoke = () => revokeInvite(given, { user: room.lead.user.id, room: room.id, invite: made.invite.id });
  await revoke();
  given.clock.advance(HOUR_MS);
  await revoke();
  expect(await invitesOf(room)).toEqual([{ ...made.invite, revokedAt: at }]);
});

test('[A12] an invite or member of another room is not there', async () => {
  const [mine, other] = [await aRoom(given), await aRoom(given)];
  const [{ invite: theirs }, tom] = [await invite(other), await aMember(given, { room: other.id })];
  const here = { user: mine.lead.user.id, room: mine.id };
  await expect(revokeInvite(given, { ...here, invite: theirs.id })).rejects.toMatchObject({ code: 'not-found' });
  await expect(removeMember(given, changes(), { ...here, member: tom.id })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect((await invitesOf(other))[0]).toEqual(theirs);
});

test('one who is removed is out at once, and everybody hears of it', async () => {
  const room = await aRoom(given);
  const tom = await aMember(given, { room: room.id });
  const told = changes();
  await removeMember(given, told, { user: room.lead.user.id, room: room.id, member: tom.id });
  expect(told.heard).toEqual([`removed ${tom.id}`, `members of ${room.id}`]);
  const { members } = await readRoom(given, { user: room.lead.user.id, room: room.id });
  expect(members.map(({ id }) => id)).toEqual([room.lead.id]);
  await expect(readRoom(given, { user: tom.user.id, room: room.id })).rejects.toMatchObject({ code: 'not-found' });
  const again = removeMember(given, told, { user: room.lead.user.id, room: room.id, member: tom.id });
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
});

test('[A17] the only lead cannot be removed; one of two can, even by themself', async () => {
  const room = await aRoom(given);
  const leave = () => removeMember(given, changes(), { user: room.lead.user.id, room: room.id, member: room.lead.id });
  await expect(leave()).rejects.toMatchObject({ code: 'not-allowed', detail: expect.stringContaining('needs a lead') });
  await aMember(given, { room: room.id, role: 'lead' });
  await leave();
  await expect(readRoom(given, { user: room.lead.user.id, room: room.id })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('[A17] of two leads who remove each other at once, one stays', async () => {
  const room = await aRoom(given);
  const other = await aMember(given, { room: room.id, role: 'lead' });
  const [a, b] = [room.lead, other];
  const done = await Promise.allSettled([
    removeMember(given, changes(), { user: a.user.id, room: room.id, member: b.id }),
    removeMember(given, changes(), { user: b.user.id, room: room.id, member: a.id }),
  ]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
