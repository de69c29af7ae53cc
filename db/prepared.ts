// Queries that are built once for a connection: building one takes longer than running it.
import type { Transaction } from './database.ts';
import type { Tables } from './schema.ts';

/** What is prepared with it can be run in every later write on the connection; outside a write it is refused. */
const lasting = new WeakMap<Transaction, Transaction>();

/** For an engine that keeps its connection from write to write. */
export function keepPrepared(tx: Transaction, preparing: Transaction): void {
  lasting.set(tx, preparing);
}

/**
 * The query that `build` makes, with `sql.placeholder`s for its values; on an engine that changes its connection, one for each write.
 * @param kind which of several forms, such as the number of rows
 */
export function preparedOnce<Query>(
  build: (tx: Transaction, t: Tables, kind: number) => Query,
): (tx: Transaction, t: Tables, kind: number) => Query {
  const known = new WeakMap<Transaction, Map<number, Query>>();
  return (tx, t, kind) => {
    const preparing = lasting.get(tx) ?? tx;
    const kinds = known.get(preparing) ?? new Map<number, Query>();
    known.set(preparing, kinds);
    const query = kinds.get(kind) ?? build(preparing, t, kind);
    kinds.set(kind, query);
    return query;
  };
}
