// A connection as drizzle sees it, with something around every run of a statement.
import type Sqlite from 'better-sqlite3';

export type Around = <T>(run: () => T) => T;

/** Of a connection, only what drizzle calls. */
export function statementsOf(connection: Sqlite.Database, around: Around): Sqlite.Database {
  const prepare = (sql: string) =>
    surrounded(
      around(() => prepared(connection, sql, 'objects')),
      () => prepared(connection, sql, 'arrays'),
      around,
    );
  return { prepare } as unknown as Sqlite.Database;
}

type Rows = 'objects' | 'arrays';

/** SQLite takes longer to prepare a statement than to run it; what is run often is prepared once. */
const PREPARED_LIMIT = 300;
const preparedBy = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>();

function prepared(connection: Sqlite.Database, sql: string, rows: Rows): Sqlite.Statement {
  const known = preparedBy.get(connection) ?? new Map<string, Sqlite.Statement>();
  preparedBy.set(connection, known);
  // A statement that once answers with arrays always does, so each way has one of its own.
  const key = `${rows} ${sql}`;
  const statement = known.get(key) ?? prepare(connection, sql, rows);
  // The one longest unused goes first.
  known.delete(key);
  known.set(key, statement);
  if (known.size > PREPARED_LIMIT) known.delete(known.keys().next().value as string);
  return statement;
}

function prepare(connection: Sqlite.Database, sql: string, rows: Rows): Sqlite.Statement {
  const statement = connection.prepare(sql);
  return rows === 'arrays' ? statement.raw() : statement;
}

function surrounded(statement: Sqlite.Statement, asArrays: () => Sqlite.Statement, around: Around): Sqlite.Statement {
  return {
    run: (...values: unknown[]) => around(() => statement.run(...values)),
    all: (...values: unknown[]) => around(() => statement.all(...values)),
    get: (...values: unknown[]) => around(() => statement.get(...values)),
    raw: () => surrounded(around(asArrays), asArrays, around),
  } as unknown as Sqlite.Statement;
}
