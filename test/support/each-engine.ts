// Runs one suite on every database engine: SQLite, PGlite, and PostgreSQL where a server answers.
import { afterAll, beforeAll, describe, vi } from 'vitest';
import type { Database, Transaction } from '../../db/database.ts';
import { pgliteGround } from './engines/pglite-ground.ts';
import { postgresAddress, postgresGround } from './engines/postgres-ground.ts';
import { sqliteGround } from './engines/sqlite-ground.ts';

/** Where the databases of one suite lie. */
export interface Ground {
  /** A place for a database; with nothing in it, or with what the last one left. */
  renew(): Promise<void>;
  open(): Promise<Database>;
  /** A statement past the port. */
  raw(sql: string): Promise<void>;
  remove(): Promise<void>;
}

export interface Open {
  /** An empty database, migrated. Closes the one it gave before; you need to close none. */
  (): Promise<Database>;
  /** Opens the same database once more, as another process would. */
  again(): Promise<Database>;
  /** Runs a statement on it past the port. */
  raw(sql: string): Promise<void>;
}

const server = await postgresAddress();
// Opening takes a fraction of a second, or seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

/** `describeEachEngine('rooms', (open) => { test('…', async () => { const database = await open(); … }); })` */
export function describeEachEngine(name: string, suite: (open: Open) => void): void {
  describe(`${name}, on SQLite`, () => suite(openOn(sqliteGround)));
  describe(`${name}, on PGlite`, () => suite(openOn(pgliteGround)));
  if (server) describe(`${name}, on PostgreSQL`, () => suite(openOn(() => postgresGround(server))));
  else
    describe.skip(`${name}, on PostgreSQL (skipped: no server; name one in TEST_POSTGRES_URL)`, () => suite(unopened));
}

/** @param makeGround may take seconds; what it makes serves the whole suite. */
export function openOn(makeGround: () => Promise<Ground>): Open {
  let ground: Ground;
  let opened: Database[] = [];
  const closeAll = async () => {
    await Promise.all(opened.map((database) => database.close()));
    opened = [];
  };
  beforeAll(async () => {
    ground = await makeGround();
  });
  afterAll(async () => {
    await closeAll();
    await ground?.remove();
  });

  const again = async () => {
    const database = await ground.open();
    opened.push(database);
    return database;
  };
  const open = async () => {
    await closeAll();
    await ground.renew();
    const database = await again();
    await database.write((tx) => empty(tx, database));
    return database;
  };
  return Object.assign(open, { again, raw: (sql: string) => ground.raw(sql) });
}

/** A table refers only to tables written before it in the schema. */
async function empty(tx: Transaction, { tables }: Database): Promise<void> {
  for (const table of Object.values(tables).reverse()) await tx.delete(table);
}

const refuse = () => Promise.reject(new Error('There is no server.'));
const unopened: Open = Object.assign(refuse, { again: refuse, raw: refuse });
