// Queries about the judgments of a whole room.
import { and, asc, eq } from 'drizzle-orm';
import type { JudgmentView } from '../../shared/protocol/rooms.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../schema.ts';
import { judgmentColumns, judgmentOf } from './entries.ts';

/** A judgment with what decides whether its author's may be laid. */
export interface JudgmentRow extends JudgmentView {
  lockedIn: boolean;
  shown: boolean;
}

/** Every member's judgments in a room, by example and author. */
export async function judgmentsIn(read: Reader, t: Tables, room: string): Promise<JudgmentRow[]> {
  const rows = await read
    .select({
      member: t.judgment.member,
      example: t.judgment.example,
      ...judgmentColumns(t),
      lockedInAt: t.lockIn.at,
      shownAt: t.opening.at,
    })
    .from(t.judgment)
    .leftJoin(t.lockIn, and(eq(t.lockIn.member, t.judgment.member), eq(t.lockIn.example, t.judgment.example)))
    .leftJoin(t.opening, and(eq(t.opening.member, t.judgment.member), eq(t.opening.example, t.judgment.example)))
    .where(eq(t.judgment.room, room))
    .orderBy(asc(t.judgment.example), asc(t.judgment.member), asc(t.judgment.acceptedAt));
  return rows.map(({ lockedInAt, shownAt, ...row }) => ({
    ...judgmentOf(row),
    lockedIn: lockedInAt !== null,
    shown: shownAt !== null,
  }));
}
