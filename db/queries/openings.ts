// Queries about what was revealed and who was shown which table.
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm';
import { may, Role } from '../../shared/room/roles.ts';
import type { OpeningReason, RevealReason } from '../../shared/room/sight.ts';
import type { Reader, Transaction } from '../database.ts';
import { preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

type Ids = { room: string; example: string; member: string };

const openingBy = preparedOnce((read, t) =>
  read
    .select()
    .from(t.opening)
    .where(and(eq(t.opening.member, sql.placeholder('member')), eq(t.opening.example, sql.placeholder('example'))))
    .prepare(),
);

export async function openingOf(read: Reader | Transaction, t: Tables, { member, example }: Omit<Ids, 'room'>) {
  const [row] = await openingBy(read as Transaction, t, 0).execute({ member, example });
  return row;
}

interface Standing {
  shown: boolean;
  revealed: boolean;
  lockedIn: boolean;
}

const standing = preparedOnce((read, t) =>
  read
    .select({ shown: t.opening.at, revealed: t.reveal.at, lockedIn: t.lockIn.at })
    .from(t.member)
    .leftJoin(t.opening, and(eq(t.opening.member, t.member.id), eq(t.opening.example, sql.placeholder('example'))))
    .leftJoin(
      t.reveal,
      and(eq(t.reveal.room, sql.placeholder('room')), eq(t.reveal.example, sql.placeholder('example'))),
    )
    .leftJoin(t.lockIn, and(eq(t.lockIn.member, t.member.id), eq(t.lockIn.example, sql.placeholder('example'))))
    .where(eq(t.member.id, sql.placeholder('member')))
    .prepare(),
);

/** Whether a member was shown an example, whether it is revealed, and whether they have locked it in: one read, asked for with every entry. */
export async function standingOn(read: Reader | Transaction, t: Tables, at: Ids): Promise<Standing> {
  const [row] = await standing(read as Transaction, t, 0).execute({ ...at });
  const { shown = null, revealed = null, lockedIn = null } = row ?? {};
  return { shown: shown !== null, revealed: revealed !== null, lockedIn: lockedIn !== null };
}

export const openedTo = async (read: Reader, t: Tables, member: string): Promise<string[]> =>
  (await read.select({ example: t.opening.example }).from(t.opening).where(eq(t.opening.member, member))).map(
    (row) => row.example,
  );

/** Who looked at which example before its reveal, the earliest first. */
export const peeksIn = (read: Reader, t: Tables, room: string): Promise<{ example: string; member: string }[]> =>
  read
    .select({ example: t.opening.example, member: t.opening.member })
    .from(t.opening)
    .where(and(eq(t.opening.room, room), eq(t.opening.reason, 'peek')))
    .orderBy(asc(t.opening.at));

export async function insertOpening(
  tx: Transaction,
  t: Tables,
  opening: Ids & { reason: OpeningReason; at: number },
): Promise<void> {
  await tx.insert(t.opening).values(opening);
}

export const revealedIn = async (read: Reader | Transaction, t: Tables, room: string): Promise<string[]> =>
  (await read.select({ example: t.reveal.example }).from(t.reveal).where(eq(t.reveal.room, room))).map(
    (row) => row.example,
  );

export async function insertReveal(
  tx: Transaction,
  t: Tables,
  reveal: { room: string; example: string; reason: RevealReason; by: string | null; at: number },
): Promise<void> {
  await tx.insert(t.reveal).values(reveal);
}

/** How many judging members have locked in each example of a room; examples nobody has are left out. */
export async function lockedInCounts(
  read: Reader | Transaction,
  t: Tables,
  room: string,
  judges: string[],
): Promise<Record<string, number>> {
  if (judges.length === 0) return {};
  const rows = await read
    .select({ example: t.lockIn.example, n: count() })
    .from(t.lockIn)
    .where(and(eq(t.lockIn.room, room), inArray(t.lockIn.member, judges)))
    .groupBy(t.lockIn.example);
  return Object.fromEntries(rows.map((row) => [row.example, row.n]));
}

const judgingRoles = Role.options.filter((role) => may(role, 'judge'));

const lockedIn = preparedOnce((read, t) =>
  read
    .select({ member: t.lockIn.member })
    .from(t.lockIn)
    .innerJoin(t.member, eq(t.member.id, t.lockIn.member))
    .where(
      and(
        eq(t.lockIn.room, sql.placeholder('room')),
        eq(t.lockIn.example, sql.placeholder('example')),
        eq(t.member.judges, true),
        inArray(t.member.role, judgingRoles),
        isNull(t.member.removedAt),
      ),
    )
    .prepare(),
);

/** Those who judge in a room and have locked in an example. */
export const whoLockedIn = async (
  read: Reader | Transaction,
  t: Tables,
  { room, example }: Omit<Ids, 'member'>,
): Promise<string[]> =>
  (await lockedIn(read as Transaction, t, 0).execute({ room, example })).map(({ member }) => member);

/** How many of those who judge have locked in an example, without this member. */
export async function othersLockedIn(
  read: Reader | Transaction,
  t: Tables,
  { room, example, member }: Ids,
): Promise<number> {
  return (await whoLockedIn(read, t, { room, example })).filter((one) => one !== member).length;
}
