// A database of its own for each suite on a real PostgreSQL server, dropped afterwards.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../../db/engines/postgres.ts';
import type { Ground } from '../each-engine.ts';

const USUAL = ['postgres', 'root'].map((user) => `postgres://${user}@127.0.0.1:5432/test`);

/** The server to test on: the one that TEST_POSTGRES_URL names, or one that answers at the usual place. */
export async function postgresAddress(): Promise<string | undefined> {
  const named = process.env.TEST_POSTGRES_URL;
  if (named) return named;
  for (const address of USUAL) if (await answers(address)) return address;
  return undefined;
}

async function answers(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** @throws when the server does not answer, or does not let us make a database. */
export async function postgresGround(server: string): Promise<Ground & { readonly url: string }> {
  const name = `tableread_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = name;
  // A server may have been set up in any language, which must not show: English orders text unlike its bytes.
  await ask(server, `create database ${name} template template0 locale_provider icu icu_locale 'en'`).catch(() =>
    ask(server, `create database ${name}`),
  );
  return {
    url: url.href,
    async renew() {},
    open: () => openPostgres(url.href),
    raw: (sql) => ask(url.href, sql),
    remove: () => ask(server, `drop database ${name} with (force)`),
  };
}

/** One statement on a connection of its own. */
async function ask(address: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
