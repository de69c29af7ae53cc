// Queries for what the record of a room is judged by: its pace, rubric, window and the standing of its members.
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import { preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

export async function roomById(read: Reader | Transaction, t: Tables, room: string) {
  const [row] = await read
    .select({
      id: t.room.id,
      pace: t.room.pace,
      settings: t.room.settings,
      createdAt: t.room.createdAt,
      dataset: t.room.dataset,
      start: t.room.start,
      count: t.room.count,
      rubricVersion: t.room.rubricVersion,
      rubric: t.rubricVersion.content,
    })
    .from(t.room)
    .innerJoin(t.rubricVersion, eq(t.rubricVersion.id, t.room.rubricVersion))
    .where(eq(t.room.id, room));
  return row;
}

const memberColumns = ({ member, user }: Tables) => ({
  id: member.id,
  room: member.room,
  user: member.user,
  name: user.name,
  role: member.role,
  standing: member.standing,
  judges: member.judges,
  colour: member.colour,
});

export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number];

const members = (read: Transaction, t: Tables) =>
  read.select(memberColumns(t)).from(t.member).innerJoin(t.user, eq(t.user.id, t.member.user));

const ofRoom = preparedOnce((read, t) =>
  members(read, t)
    .where(and(eq(t.member.room, sql.placeholder('room')), isNull(t.member.removedAt)))
    .orderBy(asc(t.member.joinedAt), asc(t.member.id))
    .prepare(),
);

/** The people of a room in the order they joined, without those removed. */
export const membersOf = async (read: Reader | Transaction, t: Tables, room: string) =>
  ofRoom(read as Transaction, t, 0).execute({ room });

const ofUser = preparedOnce((read, t) =>
  members(read, t)
    .where(
      and(
        eq(t.member.room, sql.placeholder('room')),
        eq(t.member.user, sql.placeholder('user')),
        isNull(t.member.removedAt),
      ),
    )
    .prepare(),
);

export async function memberOfUser(
  read: Reader | Transaction,
  t: Tables,
  room: string,
  user: string,
): Promise<MemberRow | undefined> {
  const [row] = await ofUser(read as Transaction, t, 0).execute({ room, user });
  return row;
}

const byId = preparedOnce((read, t) =>
  members(read, t)
    .where(and(eq(t.member.id, sql.placeholder('member')), isNull(t.member.removedAt)))
    .prepare(),
);

export async function memberById(
  read: Reader | Transaction,
  t: Tables,
  member: string,
): Promise<MemberRow | undefined> {
  const [row] = await byId(read as Transaction, t, 0).execute({ member });
  return row;
}

/** How many of these are members of the room or were. */
export async function membersAmong(
  read: Reader | Transaction,
  t: Tables,
  room: string,
  members: readonly string[],
): Promise<number> {
  if (members.length === 0) return 0;
  const [row] = await read
    .select({ found: count() })
    .from(t.member)
    .where(and(eq(t.member.room, room), inArray(t.member.id, [...members])));
  return row?.found ?? 0;
}
