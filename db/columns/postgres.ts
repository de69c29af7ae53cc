// The same words as columns/sqlite.ts in PostgreSQL's dialect.
import * as p from 'drizzle-orm/pg-core';
import type { Columns } from './sqlite.ts';
import { storableInstant, storableInteger, storableText } from './storable.ts';

/**
 * Ordered by bytes as on SQLite, not by the language the server was set up in; and an index over text then outlives an
 * upgrade of the system's C library: https://wiki.postgresql.org/wiki/Locale_data_changes
 */
const text = p.customType<{ data: string; driverData: string }>({
  dataType: () => 'text collate "C"',
  toDriver: storableText,
});
const integer = p.customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: storableInteger,
});
/** node-postgres returns a bigint as text. */
const instant = p.customType<{ data: number; driverData: number | string }>({
  dataType: () => 'bigint',
  toDriver: storableInstant,
  fromDriver: Number,
});

/** node-postgres returns a Buffer, PGlite a Uint8Array: everybody gets a Buffer. */
const bytea = p.customType<{ data: Buffer; driverData: Buffer | Uint8Array }>({
  dataType: () => 'bytea',
  fromDriver: (value) => Buffer.from(value),
});

/**
 * jsonb cannot hold NUL or a lone surrogate and does not keep the order of keys; examples must come back exactly as they
 * came in. So JSON is text here as on SQLite.
 */
const json = p.customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});

export const postgresColumns = {
  table: p.pgTable,
  text: (name: string) => text(name),
  integer: (name: string) => integer(name),
  yesNo: (name: string) => p.boolean(name),
  instant: (name: string) => instant(name),
  json: (name: string) => json(name),
  bytes: (name: string) => bytea(name),
  oneOf: (name: string) => text(name),
  index: p.index,
  unique: p.uniqueIndex,
  primaryKey: p.primaryKey,
} as unknown as Columns;
