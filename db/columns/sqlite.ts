// The words tables are written with, in SQLite's dialect. Their types are the ones everybody sees, on PostgreSQL too.
import * as s from 'drizzle-orm/sqlite-core';
import { storableInstant, storableInteger, storableText } from './storable.ts';

const text = s.customType<{ data: string; driverData: string }>({ dataType: () => 'text', toDriver: storableText });
// SQLite itself would take any number into any column; PostgreSQL does not.
const integer = s.customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: storableInteger,
});
const instant = s.customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: storableInstant,
});

export const sqliteColumns = {
  table: s.sqliteTable,
  text: (name: string) => text(name),
  /** 32 bits with a sign. */
  integer: (name: string) => integer(name),
  yesNo: (name: string) => s.integer(name, { mode: 'boolean' }),
  /** Milliseconds since 1970, by the server's clock; any whole number of 53 bits fits. */
  instant: (name: string) => instant(name),
  /** Any JSON but null itself, which is the absence of a value. Kept exactly: NUL, half surrogate pairs, order of keys. */
  json: <T>(name: string) => s.text(name, { mode: 'json' }).$type<T>(),
  bytes: (name: string) => s.blob(name, { mode: 'buffer' }),
  oneOf: <const T extends readonly [string, ...string[]]>(name: string, values: T) =>
    s.text(name, { enum: values as unknown as [T[number], ...T[number][]] }),
  index: s.index,
  unique: s.uniqueIndex,
  primaryKey: s.primaryKey,
};

export type Columns = typeof sqliteColumns;
