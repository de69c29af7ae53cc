// Writes where the examples of a dataset are: many in a statement.
import { sql } from 'drizzle-orm';
import type { Transaction } from '../database.ts';
import { directly, preparedOnce } from '../prepared.ts';
import type { Tables } from '../schema.ts';

/** So many in a statement, as long as there are so many left. */
const TOGETHER = [128, 16, 1] as const;

/** Known to fit: they need no check of the column's. */
const asIs = (name: string) => sql<never>`${sql.placeholder(name)}`;

/** Of `ids` from `from`, the first at this position. */
type Insert = (dataset: string, position: number, ids: readonly string[], from: number) => Promise<unknown> | undefined;

const insertSome = preparedOnce((tx, t, rows): Insert => {
  const query = tx.insert(t.example).values(
    Array.from({ length: rows }, (_, n) => ({
      ...{ id: asIs(`id${n}`), dataset: asIs('dataset'), position: asIs(`position${n}`) },
    })),
  );
  // The values in the order of the table's columns.
  const run = directly(tx)?.(query.toSQL().sql);
  if (run !== undefined) {
    return (dataset, position, ids, from) => {
      const values: (string | number)[] = [];
      for (let n = 0; n < rows; n++) values.push(ids[from + n] as string, dataset, position + n);
      run(...values);
      return undefined;
    };
  }
  const insert = query.prepare() as unknown as { execute(values: object): Promise<unknown> };
  return (dataset, position, ids, from) => {
    const values: Record<string, unknown> = { dataset };
    for (let n = 0; n < rows; n++) {
      values[`id${n}`] = ids[from + n];
      values[`position${n}`] = position + n;
    }
    return insert.execute(values);
  };
});

/** Consecutive ones, the first at `start`. */
export async function insertExamples(
  tx: Transaction,
  t: Tables,
  dataset: string,
  start: number,
  ids: readonly string[],
): Promise<void> {
  let at = 0;
  for (const rows of TOGETHER) {
    const insert = insertSome(tx, t, rows);
    for (; at + rows <= ids.length; at += rows) {
      const done = insert(dataset, start + at, ids, at);
      if (done !== undefined) await done;
    }
  }
}
