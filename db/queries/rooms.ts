// Queries about rooms: making one, showing one, and the people who come and go.
import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export async function insertRubric(
  tx: Transaction,
  t: Tables,
  rubric: Tables['rubric']['$inferInsert'],
  version: Tables['rubricVersion']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.rubric).values(rubric);
  await tx.insert(t.rubricVersion).values(version);
}

export async function insertRoom(tx: Transaction, t: Tables, room: Tables['room']['$inferInsert']): Promise<void> {
  await tx.insert(t.room).values(room);
}

/** A room as its page shows it: with its rubric, its dataset, and who brought that in. */
export async function roomShown(read: Reader, t: Tables, id: string) {
  const [row] = await read
    .select({ room: t.room, rubric: t.rubricVersion.content, dataset: t.dataset, by: t.user.name })
    .from(t.room)
    .innerJoin(t.rubricVersion, eq(t.rubricVersion.id, t.room.rubricVersion))
    .innerJoin(t.dataset, eq(t.dataset.id, t.room.dataset))
    .innerJoin(t.user, eq(t.user.id, t.dataset.importedBy))
    .where(eq(t.room.id, id));
  return row;
}

export async function titleOfRoom(read: Reader | Transaction, t: Tables, id: string) {
  const [row] = await read
    .select({ title: t.room.title, examples: t.room.count, pace: t.room.pace })
    .from(t.room)
    .where(eq(t.room.id, id));
  return row;
}

/** The rooms a person is in, newest first, without the count of their members. */
export const roomsOf = (read: Reader, t: Tables, user: string) =>
  read
    .select({
      id: t.room.id,
      title: t.room.title,
      pace: t.room.pace,
      role: t.member.role,
      dataset: t.dataset.name,
      examples: t.room.count,
      createdAt: t.room.createdAt,
    })
    .from(t.member)
    .innerJoin(t.room, eq(t.room.id, t.member.room))
    .innerJoin(t.dataset, eq(t.dataset.id, t.room.dataset))
    .where(and(eq(t.member.user, user), isNull(t.member.removedAt)))
    .orderBy(desc(t.room.createdAt), desc(t.room.id));

/** How many people are in each room that a person is in. */
export async function memberCounts(read: Reader, t: Tables, user: string): Promise<Map<string, number>> {
  const mine = read
    .select({ room: t.member.room })
    .from(t.member)
    .where(and(eq(t.member.user, user), isNull(t.member.removedAt)))
    .as('mine');
  const rows = await read
    .select({ room: t.member.room, n: count() })
    .from(t.member)
    .innerJoin(mine, eq(mine.room, t.member.room))
    .where(isNull(t.member.removedAt))
    .groupBy(t.member.room);
  return new Map(rows.map(({ room, n }) => [room, n]));
}

/** A person's membership in any state, removed or not. */
export async function membershipOf(read: Reader | Transaction, t: Tables, room: string, user: string) {
  const [row] = await read
    .select({ id: t.member.id, removedAt: t.member.removedAt })
    .from(t.member)
    .where(and(eq(t.member.room, room), eq(t.member.user, user)));
  return row;
}

export async function insertMember(
  tx: Transaction,
  t: Tables,
  member: Tables['member']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.member).values(member);
}

type Place = Pick<Tables['member']['$inferInsert'], 'role' | 'standing' | 'judges'>;

/** Someone who was removed is a member again, under the same id, in the place given now. */
export async function takeBackMember(tx: Transaction, t: Tables, id: string, place: Place): Promise<void> {
  await tx
    .update(t.member)
    .set({ ...place, removedAt: null })
    .where(eq(t.member.id, id));
}

export async function markRemoved(tx: Transaction, t: Tables, id: string, at: number): Promise<void> {
  await tx.update(t.member).set({ removedAt: at }).where(eq(t.member.id, id));
}

/** What everybody who ever was in a room is called, by member. */
export async function namesIn(read: Reader, t: Tables, room: string): Promise<Map<string, string>> {
  const rows = await read
    .select({ id: t.member.id, name: t.user.name })
    .from(t.member)
    .innerJoin(t.user, eq(t.user.id, t.member.user))
    .where(eq(t.member.room, room));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The numbers of the versions of a room's rubric, by id. */
export async function versionNumbers(read: Reader, t: Tables, room: string): Promise<Map<string, number>> {
  const [current] = await read
    .select({ rubric: t.rubricVersion.rubric })
    .from(t.room)
    .innerJoin(t.rubricVersion, eq(t.rubricVersion.id, t.room.rubricVersion))
    .where(eq(t.room.id, room));
  if (current === undefined) return new Map();
  const rows = await read
    .select({ id: t.rubricVersion.id, number: t.rubricVersion.number })
    .from(t.rubricVersion)
    .where(eq(t.rubricVersion.rubric, current.rubric));
  return new Map(rows.map(({ id, number }) => [id, number]));
}
