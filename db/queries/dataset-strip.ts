// Queries about a dataset as a whole: how long its rows are, which of them rooms read, and which were opened to somebody.
import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { Sealed } from '../../shared/example/example.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../schema.ts';

/** Of rows [start, start + rows), in cells of `step` rows: how long the JSON of what can be seen of a row is on average. */
export async function lengthsOfRows(
  read: Reader,
  t: Tables,
  { dataset, start, rows, step }: { dataset: string; start: number; rows: number; step: number },
): Promise<number[]> {
  // As text, not as a parameter: PostgreSQL takes two parameters of one value for two different groups.
  const cell = sql`${t.example.position} / ${sql.raw(String(Math.trunc(step)))}`;
  const cells = await read
    .select({ length: sql`avg(length(${t.example.content}))`.mapWith(Number) })
    .from(t.example)
    .where(and(eq(t.example.dataset, dataset), gte(t.example.position, start), lt(t.example.position, start + rows)))
    .groupBy(cell)
    .orderBy(asc(cell));
  return cells.map(({ length }) => length);
}

/** The windows of all rooms of a dataset, the newest first, and whether this person is in the room. */
export const windowsOn = (read: Reader, t: Tables, dataset: string, user: string, most: number) =>
  read
    .select({
      room: t.room.id,
      title: t.room.title,
      start: t.room.start,
      count: t.room.count,
      madeAt: t.room.createdAt,
      member: t.member.id,
    })
    .from(t.room)
    .leftJoin(t.member, and(eq(t.member.room, t.room.id), eq(t.member.user, user), isNull(t.member.removedAt)))
    .where(eq(t.room.dataset, dataset))
    .orderBy(desc(t.room.createdAt), desc(t.room.id))
    .limit(most);

/** What is sealed of those rows of a dataset whose table was opened to this person, in whatever room. */
export async function sealsOpenedTo(
  read: Reader,
  t: Tables,
  dataset: string,
  user: string,
): Promise<{ position: number; sealed: Sealed }[]> {
  return read
    .selectDistinct({ position: t.example.position, sealed: t.exampleSeal.sealed })
    .from(t.opening)
    .innerJoin(t.member, eq(t.member.id, t.opening.member))
    .innerJoin(t.example, eq(t.example.id, t.opening.example))
    .innerJoin(t.exampleSeal, eq(t.exampleSeal.example, t.example.id))
    .where(and(eq(t.member.user, user), eq(t.example.dataset, dataset)))
    .orderBy(asc(t.example.position));
}
