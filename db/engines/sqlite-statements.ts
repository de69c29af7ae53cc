// A connection as drizzle sees it, with something around every run of a statement.
import type Sqlite from 'better-sqlite3';

export type Around = <T>(run: () => T) => T;

/** Of a connection, only what drizzle calls. */
export function statementsOf(connection: Sqlite.Database, around: Around): Sqlite.Database {
  const prepare = (sql: string) =>
    surrounded(
      around(() => connection.prepare(sql)),
      around,
    );
  return { prepare } as unknown as Sqlite.Database;
}

function surrounded(statement: Sqlite.Statement, around: Around): Sqlite.Statement {
  return {
    run: (...values: unknown[]) => around(() => statement.run(...values)),
    all: (...values: unknown[]) => around(() => statement.all(...values)),
    get: (...values: unknown[]) => around(() => statement.get(...values)),
    raw: () => surrounded(statement.raw(), around),
  } as unknown as Sqlite.Statement;
}
