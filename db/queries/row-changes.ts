// Queries that compare the rows of two datasets.
import { aliasedTable, and, asc, count, eq, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import type { ExampleView } from '../../shared/protocol/datasets.ts';
import type { Reader } from '../database.ts';
import type { Tables } from '../schema.ts';

/** What may be seen of the rows at these positions, from 0. At most a few hundred at once. */
export async function rowsAt(
  read: Reader,
  t: Tables,
  dataset: string,
  positions: readonly number[],
): Promise<Map<number, ExampleView>> {
  if (positions.length === 0) return new Map();
  const rows = await read
    .select({ id: t.example.id, position: t.example.position, hash: t.example.hash, content: t.example.content })
    .from(t.example)
    .where(and(eq(t.example.dataset, dataset), inArray(t.example.position, [...positions])))
    .orderBy(asc(t.example.position));
  return new Map(rows.map((row) => [row.position, row]));
}

interface SideBySide {
  earlier: string;
  later: string;
  was: number;
  now: number;
  count: number;
}

/** Of rows [was, was + count) that read as rows [now, now + count) of the later dataset do: how many stood otherwise in the file. */
export async function linesThatDiffer(read: Reader, t: Tables, at: SideBySide): Promise<number> {
  const before = aliasedTable(t.example, 'before');
  const beforeSeal = aliasedTable(t.exampleSeal, 'before_seal');
  const [row] = await read
    .select({ n: count() })
    .from(t.example)
    .innerJoin(t.exampleSeal, eq(t.exampleSeal.example, t.example.id))
    .innerJoin(
      before,
      and(
        eq(before.dataset, at.earlier),
        eq(before.position, sql`${t.example.position} + ${sql.raw(String(Math.trunc(at.was - at.now)))}`),
      ),
    )
    .innerJoin(beforeSeal, eq(beforeSeal.example, before.id))
    .where(
      and(
        eq(t.example.dataset, at.later),
        gte(t.example.position, at.now),
        lt(t.example.position, at.now + at.count),
        eq(before.hash, t.example.hash),
        ne(beforeSeal.source, t.exampleSeal.source),
      ),
    );
  return row?.n ?? 0;
}
