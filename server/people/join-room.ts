// Joins a room by an invite: as oneself when signed in, else as a new person with a session.
import type { Transaction } from '../../db/database.ts';
import { inviteByHash, useInvite } from '../../db/queries/invites.ts';
import { insertUser, userById } from '../../db/queries/people.ts';
import { membersOf } from '../../db/queries/room-facts.ts';
import { insertMember, membershipOf, takeBackMember } from '../../db/queries/rooms.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Joined, Me, Token } from '../../shared/protocol/people.ts';
import { newId } from '../../shared/room/ids.ts';
import { may } from '../../shared/room/roles.ts';
import type { Given } from '../given.ts';
import { auditOf } from './audit.ts';
import type { Changes } from './changes.ts';
import { nextColour } from './next-colour.ts';
import { hashOf } from './secret.ts';
import { type NewSession, newSession, writeSession } from './start-session.ts';

export interface Joining {
  token: Token;
  /** Needed unless one is signed in already; then it is ignored. */
  name?: string;
  user?: string;
  /** How many days without a visit a new session lasts. */
  days: number;
}

type Tables = Given['database']['tables'];

/**
 * A member who joins again changes nothing and uses nothing, whatever became of the link.
 * @returns a session for someone who was not signed in
 * @throws Refusal link-used: unknown, used up, withdrawn or expired, always in the same words; or made before one was removed.
 * @throws Refusal bad-request when a name is needed; nothing is used then.
 */
export async function joinRoom(
  given: Given,
  changes: Pick<Changes, 'membersChanged'>,
  { token, name, user, days }: Joining,
): Promise<{ joined: Joined; session?: NewSession }> {
  const { database, clock, random } = given;
  const { tables } = database;
  const now = clock.now();
  const [hash, newUser, newMember] = [hashOf(token), newId(random), newId(random)];
  const session = newSession(given, days);
  const audit = auditOf(given);

  const done = await database.write(async (tx) => {
    const invite = await inviteByHash(tx, tables, hash);
    if (invite === undefined) throw new Refusal('link-used');
    const { room, role, standing } = invite;
    const before = user === undefined ? undefined : await membershipOf(tx, tables, room, user);
    if (user !== undefined && before?.removedAt === null) {
      return { me: await personOf(tx, tables, user), room, isNew: false };
    }
    if (!(await useInvite(tx, tables, invite.id, now))) throw new Refusal('link-used');
    if (before?.removedAt != null && invite.createdAt <= before.removedAt) {
      throw new Refusal('link-used', 'You were removed from this room, and this link was made before that.');
    }

    const me = user === undefined ? await makePerson(tx, tables, newUser, name, now) : await personOf(tx, tables, user);
    if (user === undefined) await writeSession(tx, tables, session, { user: me.id });
    const place = { role, standing, judges: may(role, 'judge') };
    if (before !== undefined) await takeBackMember(tx, tables, before.id, place);
    else {
      const colour = nextColour((await membersOf(tx, tables, room)).map((member) => member.colour));
      await insertMember(tx, tables, { id: newMember, room, user: me.id, ...place, colour, joinedAt: now });
    }
    await audit(tx, { action: 'join', user: me.id, room, detail: { invite: invite.id, role, standing } });
    return { me, room, isNew: true };
  });

  if (done.isNew) changes.membersChanged(done.room);
  return { joined: { me: done.me, room: done.room }, ...(user === undefined ? { session } : {}) };
}

async function personOf(tx: Transaction, t: Tables, id: string): Promise<Me> {
  const person = await userById(tx, t, id);
  if (person === undefined) throw new Refusal('signed-out');
  return person;
}

async function makePerson(tx: Transaction, t: Tables, id: string, name: string | undefined, now: number): Promise<Me> {
  if (name === undefined) throw new Refusal('bad-request', 'name: Give a name.');
  const me = { id, name, mayLead: false };
  await insertUser(tx, t, { ...me, createdAt: now });
  return me;
}
