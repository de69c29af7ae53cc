// Queries for the texts of rows as they came in. They hold what is sealed of an example.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '../database.ts';
import { sealIn, sourceOf } from '../row-blocks.ts';
import type { Tables } from '../schema.ts';
import { contentLines, sealLines } from './row-blocks.ts';

export interface RowSource {
  /** What the next page begins after. */
  place: number;
  /** The row in its file. */
  row: number;
  /** Nothing where an earlier example of the same row has it. */
  source: string;
}

/** The rows that became examples, those at positions after `after`, in file order. */
export async function rowSources(
  read: Reader,
  t: Tables,
  dataset: string,
  after: number,
  limit: number,
): Promise<RowSource[]> {
  const contents = await contentLines(read, t, dataset, after + 1, after + 1 + limit);
  const seals = await sealLines(read, t, dataset, after + 1, after + 1 + limit);
  return seals.map(({ position, line }, n) => {
    const { source, row = position } = sealIn(line);
    return { place: position, row, source: sourceOf(source, contents[n]?.line ?? Buffer.alloc(0)) };
  });
}

/** The rows that say more of an example of an earlier row, those after row `after`, in file order. */
export const foldedSources = (
  read: Reader,
  t: Tables,
  dataset: string,
  after: number,
  limit: number,
): Promise<RowSource[]> =>
  read
    .select({ place: t.foldedRow.row, row: t.foldedRow.row, source: t.foldedRow.source })
    .from(t.foldedRow)
    .where(and(eq(t.foldedRow.dataset, dataset), gt(t.foldedRow.row, after)))
    .orderBy(asc(t.foldedRow.row))
    .limit(limit);
