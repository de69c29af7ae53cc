// Writes where the examples of a dataset are: many in a statement.
import { sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { directly, preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

/** Consecutive ones, the first at `start`. */
export async function insertExamples(
  tx: Transaction,
  t: Tables,
  dataset: string,
  start: number,
  ids: readonly string[],
): Promise<void> {
  const insert = insertAll(tx, t, 0);
  if (insert !== undefined) insert(dataset, start, ids);
  else await insertTogether(tx, t, dataset, start, ids);
}

/** Known to fit: they need no check of the column's. */
const asIs = (name: string) => sql<never>`${sql.placeholder(name)}`;

type Insert = (dataset: string, start: number, ids: readonly string[]) => void;

/** On SQLite, which takes half as long for a list that it takes apart itself as for as many values. */
const insertAll = preparedOnce((tx, t): Insert | undefined => {
  const list = sql`select value, ${asIs('dataset')}, ${asIs('start')} + key from json_each(${asIs('ids')})`;
  const run = directly(tx)?.(tx.insert(t.example).select(list).toSQL().sql);
  return run && ((dataset, start, ids) => run(dataset, start, JSON.stringify(ids)));
});

/** So many in a statement, as long as there are so many left. */
const TOGETHER = [128, 16, 1] as const;

const insertSome = preparedOnce((tx, t, rows) =>
  tx
    .insert(t.example)
    .values(
      Array.from({ length: rows }, (_, n) => ({
        ...{ id: asIs(`id${n}`), dataset: asIs('dataset'), position: asIs(`position${n}`) },
      })),
    )
    .prepare(),
);

async function insertTogether(tx: Transaction, t: Tables, dataset: string, start: number, ids: readonly string[]) {
  let at = 0;
  for (const rows of TOGETHER) {
    const insert = insertSome(tx, t, rows);
    for (; at + rows <= ids.length; at += rows) {
      const values: Record<string, unknown> = { dataset };
      for (let n = 0; n < rows; n++) {
        values[`id${n}`] = ids[at + n];
        values[`position${n}`] = start + at + n;
      }
      await insert.execute(values);
    }
  }
}
