// Queries for the texts of rows as they came in. They hold what is sealed of an example.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Reader } from '../database.ts';
import type { Tables } from '../schema.ts';

/** The rows that became examples, those at positions after `after`, in file order. */
export async function rowSources(read: Reader, t: Tables, dataset: string, after: number, limit: number) {
  const rows = await read
    .select({ place: t.example.position, row: t.exampleSeal.row, source: t.exampleSeal.source })
    .from(t.example)
    .innerJoin(t.exampleSeal, eq(t.exampleSeal.example, t.example.id))
    .where(and(eq(t.example.dataset, dataset), gt(t.example.position, after)))
    .orderBy(asc(t.example.position))
    .limit(limit);
  return rows.map(({ place, row, source }) => ({ place, row: row ?? place, source }));
}

/** The rows that say more of an example of an earlier row, those after row `after`, in file order. */
export const foldedSources = (read: Reader, t: Tables, dataset: string, after: number, limit: number) =>
  read
    .select({ place: t.foldedRow.row, row: t.foldedRow.row, source: t.foldedRow.source })
    .from(t.foldedRow)
    .where(and(eq(t.foldedRow.dataset, dataset), gt(t.foldedRow.row, after)))
    .orderBy(asc(t.foldedRow.row))
    .limit(limit);
