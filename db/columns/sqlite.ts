// The words tables are written with, in SQLite's dialect. Their types are the ones everybody sees, on PostgreSQL too.
import * as s from 'drizzle-orm/sqlite-core';

export const sqliteColumns = {
  table: s.sqliteTable,
  text: (name: string) => s.text(name),
  integer: (name: string) => s.integer(name),
  yesNo: (name: string) => s.integer(name, { mode: 'boolean' }),
  /** Milliseconds since 1970, by the server's clock. */
  instant: (name: string) => s.integer(name, { mode: 'number' }),
  json: <T>(name: string) => s.text(name, { mode: 'json' }).$type<T>(),
  bytes: (name: string) => s.blob(name, { mode: 'buffer' }),
  oneOf: <const T extends readonly [string, ...string[]]>(name: string, values: T) =>
    s.text(name, { enum: values as unknown as [T[number], ...T[number][]] }),
  index: s.index,
  unique: s.uniqueIndex,
  primaryKey: s.primaryKey,
};

export type Columns = typeof sqliteColumns;
