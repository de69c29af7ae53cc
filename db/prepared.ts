// Queries that are built once for a connection: building one takes longer than running it.
import type { Transaction } from './database.ts';
import type { Tables } from './schema.ts';

/** Under this a transaction names the connection's own, which outlasts it: what is prepared with that can be run in every later write. */
export const LASTING = Symbol('lasting');
const lastingOf = (tx: Transaction): Transaction => (tx as { [LASTING]?: Transaction })[LASTING] ?? tx;

/** Runs one statement with these values, in the running write alone. */
export type Run = (...values: readonly (string | number | Buffer | null)[]) => void;
/** Under this a transaction offers to prepare SQL on its connection itself; SQLite alone has that. */
export const DIRECT = Symbol('direct');
/** For what is run for every edit: Drizzle takes longer for a statement than SQLite. */
export const directly = (tx: Transaction): ((sql: string) => Run) | undefined =>
  (tx as { [DIRECT]?: (sql: string) => Run })[DIRECT];

/**
 * The query that `build` makes, with `sql.placeholder`s for its values; on an engine that changes its connection, one for each write.
 * @param kind which of several forms, such as the number of rows
 */
export function preparedOnce<Query>(
  build: (tx: Transaction, t: Tables, kind: number) => Query,
): (tx: Transaction, t: Tables, kind: number) => Query {
  const known = new WeakMap<Transaction, Map<number, Query>>();
  return (tx, t, kind) => {
    const preparing = lastingOf(tx);
    const kinds = known.get(preparing) ?? new Map<number, Query>();
    known.set(preparing, kinds);
    const query = kinds.get(kind) ?? build(preparing, t, kind);
    kinds.set(kind, query);
    return query;
  };
}
