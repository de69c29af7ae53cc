// The same words as columns/sqlite.ts in PostgreSQL's dialect.
import * as p from 'drizzle-orm/pg-core';
import type { Columns } from './sqlite.ts';

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
  text: (name: string) => p.text(name),
  integer: (name: string) => p.integer(name),
  yesNo: (name: string) => p.boolean(name),
  instant: (name: string) => p.bigint(name, { mode: 'number' }),
  json: (name: string) => json(name),
  bytes: (name: string) => bytea(name),
  oneOf: (name: string, values: readonly [string, ...string[]]) =>
    p.text(name, { enum: values as [string, ...string[]] }),
  index: p.index,
  unique: p.uniqueIndex,
  primaryKey: p.primaryKey,
} as unknown as Columns;
