// What only a real PostgreSQL server does: conflicts, lost connections, several processes.
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Database, Transaction } from '../../db/database.ts';
import { openDatabase } from '../../db/open-database.ts';
import { openOn } from '../support/each-engine.ts';
import { postgresAddress, postgresGround } from '../support/engines/postgres-ground.ts';
import { anUpdate, aUser } from './rows.ts';

const server = await postgresAddress();
const name = server ? 'PostgreSQL' : 'PostgreSQL (skipped: no server; name one in TEST_POSTGRES_URL)';

/** Past the port: what the connection of a transaction itself says. */
async function ask(tx: Transaction | Database['read'], question: string): Promise<unknown> {
  const { rows } = await (tx as unknown as { execute(q: unknown): Promise<{ rows: { answer: unknown }[] }> }).execute(
    sql.raw(`select ${question} as answer`),
  );
  return rows[0]?.answer;
}

describe.skipIf(!server)(name, () => {
  const open = openOn(() => postgresGround(server ?? ''));

  test('[S12] two writes that both read before either writes: one runs again, and both count', async () => {
    const { write, read, tables } = await open();
    const { documentUpdate } = tables;
    await write((tx) => tx.insert(documentUpdate).values(anUpdate({ at: 0 })));
    let runs = 0;
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
    const addOne = async (tx: Transaction) => {
      const [before] = await tx.select({ at: documentUpdate.at }).from(documentUpdate);
      runs += 1;
      if (runs === 2) resolve();
      await bothHaveRead;
      await tx.update(documentUpdate).set({ at: (before?.at ?? Number.NaN) + 1 });
    };
    await Promise.all([write(addOne), write(addOne)]);
    expect(await read.select({ at: documentUpdate.at }).from(documentUpdate)).toEqual([{ at: 2 }]);
    expect(runs).toBe(3);
  });

  test('[S12] runs again even when its work makes another error of the conflict', async () => {
    const { write, read, tables } = await open();
    const { documentUpdate } = tables;
    await write((tx) => tx.insert(documentUpdate).values(anUpdate({ at: 0 })));
    let runs = 0;
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
    const addOne = async (tx: Transaction) => {
      const [before] = await tx.select({ at: documentUpdate.at }).from(documentUpdate);
      runs += 1;
      if (runs === 2) resolve();
      await bothHaveRead;
      try {
        await tx.update(documentUpdate).set({ at: (before?.at ?? Number.NaN) + 1 });
      } catch {
        throw new Error('taken');
      }
    };
    await Promise.all([write(addOne), write(addOne)]);
    expect(await read.select({ at: documentUpdate.at }).from(documentUpdate)).toEqual([{ at: 2 }]);
  });

  test('[S7] refuses writes on the connections of reads themselves', async () => {
    const { read } = await open();
    expect(await ask(read, `current_setting('default_transaction_read_only')`)).toBe('on');
    await expect(
      ask(read, `setval(pg_get_serial_sequence('drizzle.__drizzle_migrations', 'id'), 5)`),
    ).rejects.toSatisfy((error: Error) => /read-only transaction/.test(String(error.cause)));
  });

  test('[S15] commits to the disk even where the server is set up not to', async () => {
    const { write } = await open();
    expect(await write((tx) => ask(tx, `current_setting('synchronous_commit')`))).toBe('on');
    await open.raw(
      `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
    );
    const again = await open.again();
    expect(await again.write((tx) => ask(tx, `current_setting('synchronous_commit')`))).toBe('on');
  });

  test('[S20] a connection lost in a write fails that write alone, whether a statement runs or none does', async () => {
    const { write, read, tables } = await open();
    const lost = write(async (tx) => {
      await tx.insert(tables.user).values(aUser());
      await open.raw(`select pg_terminate_backend(${await ask(tx, 'pg_backend_pid()')})`);
      await tx.insert(tables.user).values(aUser({ id: 'bea' }));
    });
    await expect(lost).rejects.toThrow(/terminat|not queryable/);
    const whileAsking = write(async (tx) => {
      const pid = await ask(tx, 'pg_backend_pid()');
      await Promise.all([ask(tx, 'pg_sleep(60)'), open.raw(`select pg_terminate_backend(${pid})`)]);
    });
    await expect(whileAsking).rejects.toThrow(/terminat|not queryable/);
    await write((tx) => tx.insert(tables.user).values(aUser({ id: 'cid' })));
    expect(await read.select({ id: tables.user.id }).from(tables.user)).toEqual([{ id: 'cid' }]);
  });

  test('[S20] a connection lost while idle, or in a read, is replaced', async () => {
    const { write, read, tables } = await open();
    await open.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const sleeping = ask(read, 'pg_sleep(60)');
    const ended = expect(sleeping).rejects.toThrow();
    await expect
      .poll(() =>
        ask(
          read,
          `(select count(*) from pg_stat_activity where datname = current_database() and query like 'select pg_sleep(60)%' and state = 'active')`,
        ),
      )
      .toBe('1');
    await open.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'select pg_sleep(60)%'`,
    );
    await ended;
    await write((tx) => tx.insert(tables.user).values(aUser()));
    expect(await read.select({ id: tables.user.id }).from(tables.user)).toEqual([{ id: 'ann' }]);
  });

  test('[S13] of several that open an empty database at the same time, one migrates and all open', async () => {
    await open();
    await open.raw('drop schema drizzle cascade; drop schema public cascade; create schema public');
    const all = await Promise.all([open.again(), open.again(), open.again(), open.again()]);
    const counts = all.map(({ read }) =>
      ask(read, '(select count(distinct hash) = count(*) from drizzle.__drizzle_migrations)'),
    );
    expect(await Promise.all(counts)).toEqual([true, true, true, true]);
  });
});

test('[S19] a PostgreSQL server that does not answer is named in a plain sentence, without its password', async () => {
  const message = await openDatabase('postgres://ann:SECRET@127.0.0.1:1/rooms').catch((error: Error) => error.message);
  expect(message).toBe(
    'The PostgreSQL database at 127.0.0.1:1/rooms cannot be reached: connect ECONNREFUSED 127.0.0.1:1. Check DATABASE_URL.',
  );
});
