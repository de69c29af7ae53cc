// Queries about a dataset as a whole: how long its rows are, which of them rooms read, and which were opened to somebody.
import { and, asc, desc, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Sealed } from '../../shared/example/example.ts';
import type { Reader } from '../database.ts';
import { BLOCK_ROWS, sealIn } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';
import { sealLines } from './row-blocks.ts';

/** Of rows [start, start + rows), in cells of `step` rows: how long the JSON of what can be seen of a row is on average. */
export async function lengthsOfRows(
  read: Reader,
  t: Tables,
  { dataset, start, rows, step }: { dataset: string; start: number; rows: number; step: number },
): Promise<number[]> {
  const { contentBlock: block } = t;
  const blocks = await read
    .select({ start: block.start, lengths: block.lengths })
    .from(block)
    .where(and(eq(block.dataset, dataset), gt(block.start, start - BLOCK_ROWS), lt(block.start, start + rows)))
    .orderBy(asc(block.start));
  const cells: { sum: number; rows: number }[] = [];
  for (const { start: first, lengths } of blocks) {
    for (const [n, length] of lengths.entries()) {
      const at = first + n - start;
      if (at < 0 || at >= rows) continue;
      const place = Math.floor(at / step);
      const cell = cells[place] ?? { sum: 0, rows: 0 };
      cells[place] = { sum: cell.sum + length, rows: cell.rows + 1 };
    }
  }
  return cells.map((cell) => cell.sum / cell.rows);
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
  const opened = await read
    .selectDistinct({ position: t.example.position })
    .from(t.opening)
    .innerJoin(t.member, eq(t.member.id, t.opening.member))
    .innerJoin(t.example, eq(t.example.id, t.opening.example))
    .where(and(eq(t.member.user, user), eq(t.example.dataset, dataset)))
    .orderBy(asc(t.example.position));
  const seals: { position: number; sealed: Sealed }[] = [];
  for (let at = 0; at < opened.length; ) {
    const from = opened[at]?.position ?? 0;
    const near = opened.slice(at, at + ROWS_AT_ONCE).filter(({ position }) => position < from + ROWS_AT_ONCE);
    const lines = await sealLines(read, t, dataset, from, (near.at(-1)?.position ?? from) + 1);
    const lineAt = new Map(lines.map(({ position, line }) => [position, line]));
    for (const { position } of near) {
      const line = lineAt.get(position);
      if (line !== undefined) seals.push({ position, sealed: sealIn(line).sealed });
    }
    at += near.length;
  }
  return seals;
}

const ROWS_AT_ONCE = 200;
