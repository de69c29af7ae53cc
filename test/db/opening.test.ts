// Opening and closing a database, and what is refused clearly, on every engine.
import { expect, test } from 'vitest';
import type { Database, Transaction } from '../../db/database.ts';
import { describeEachEngine } from '../support/each-engine.ts';
import { aUser } from './rows.ts';

const users = ({ read, tables }: Database) => read.select({ id: tables.user.id }).from(tables.user);
const migrationsTable = ({ engine }: Database) =>
  engine === 'sqlite' ? '"__drizzle_migrations"' : 'drizzle."__drizzle_migrations"';

describeEachEngine('opening and closing', (open) => {
  test('[S13] opening again finds everything, and both openers go on', async () => {
    const first = await open();
    await first.write((tx) => tx.insert(first.tables.user).values(aUser({ id: 'ann' })));
    const second = await open.again();
    expect(await users(second)).toEqual([{ id: 'ann' }]);
    await second.write((tx) => tx.insert(second.tables.user).values(aUser({ id: 'bea' })));
    expect(await users(first)).toHaveLength(2);
  });

  test('[S6] a write that failed keeps no other opener waiting', async () => {
    const first = await open();
    const second = await open.again();
    const { user } = first.tables;
    const failing = first.write(async (tx) => {
      await tx.insert(user).values(aUser());
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await second.write((tx) => tx.insert(user).values(aUser({ id: 'bea' })));
    expect(await users(first)).toEqual([{ id: 'bea' }]);
  });

  test('[S14] a database that a newer version wrote is refused, and left as it is', async () => {
    const database = await open();
    await database.write((tx) => tx.insert(database.tables.user).values(aUser()));
    const table = migrationsTable(database);
    await open.raw(`insert into ${table} (hash, created_at) values ('future', ${Date.UTC(2999, 0, 1)})`);
    await expect(open.again()).rejects.toThrow(
      /newer version of Tableread: its migration of 2999-01-01T00:00:00.000Z is unknown here\. Nothing was changed\./,
    );
    await open.raw(`delete from ${table} where hash = 'future'`);
    expect(await users(await open.again())).toEqual([{ id: 'ann' }]);
  });

  test('[S11] closing waits for the writes and reads that run, however many', async () => {
    const database = await open();
    const { write, tables } = database;
    const all = Array.from({ length: 40 }, (_, i) => `user-${i}`);
    const writing = all.map((id) => write((tx) => tx.insert(tables.user).values(aUser({ id })).returning()));
    const reading = all.map(() => users(database).then((rows) => rows));
    await database.close();
    await expect(Promise.all([...writing, ...reading])).resolves.toHaveLength(80);
    expect(await users(await open.again())).toHaveLength(40);
  });

  test('[S11] after closing, everything is refused with a plain sentence; closing again is not', async () => {
    const database = await open();
    await database.close();
    await expect(database.write(async () => 'done')).rejects.toThrow('The database is closed.');
    await expect(users(database)).rejects.toSatisfy(says('The database is closed.'));
    await database.close();
  });

  test('[S10] a write inside a write is refused, and so are reading and closing there; the next write is not', async () => {
    const database = await open();
    const { write, tables } = database;
    const refused = says('A write is running here');
    const insert = (tx: Transaction) => tx.insert(tables.user).values(aUser()).returning();
    await expect(write(() => write(insert))).rejects.toSatisfy(refused);
    await expect(write(async () => users(database))).rejects.toSatisfy(refused);
    await expect(write(async () => database.close())).rejects.toSatisfy(refused);
    await write(insert);
    expect(await users(database)).toEqual([{ id: 'ann' }]);
  });

  test('[S10] what begins inside a write and outlives it may write afterwards', async () => {
    const database = await open();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    let later = Promise.resolve<unknown>(undefined);
    await database.write(async () => {
      later = over.then(() => database.write((tx) => tx.insert(database.tables.user).values(aUser()).returning()));
    });
    end();
    await later;
    expect(await users(database)).toEqual([{ id: 'ann' }]);
  });

  test('[S10] the tx of a write that is over is refused, and so is a query made with it before', async () => {
    const database = await open();
    const { tables, write } = database;
    const kept = await write(async (tx) => ({ tx, query: tx.delete(tables.user) }));
    await write((tx) => tx.insert(tables.user).values(aUser()));
    const over = says('This write is over');
    await expect(kept.tx.insert(tables.user).values(aUser({ id: 'bea' }))).rejects.toSatisfy(over);
    await expect(kept.query).rejects.toSatisfy(over);
    await write(async () => {
      await expect(kept.query).rejects.toSatisfy(over);
    });
    expect(await users(database)).toEqual([{ id: 'ann' }]);
  });
});

/** Drizzle wraps what a connection throws while reading. */
function says(sentence: string) {
  return (error: Error): boolean =>
    `${error.message} ${(error.cause as Error | undefined)?.message}`.includes(sentence);
}
