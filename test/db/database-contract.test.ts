// What `read` and `write` promise, on every engine.
import { asc, count, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Database, Transaction } from '../../db/database.ts';
import { describeEachEngine } from '../support/each-engine.ts';
import { anUpdate, aUser } from './rows.ts';

/** A promise, and what keeps it. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, release: () => resolve() };
}

const names = async ({ read, tables }: Database) =>
  (await read.select({ id: tables.user.id }).from(tables.user).orderBy(asc(tables.user.id))).map(({ id }) => id);

describeEachEngine('the database', (open) => {
  describe('a write', () => {
    test('[S4] stores nothing when its work throws, and throws the same', async () => {
      const database = await open();
      const fault = new Error('no');
      const writing = database.write(async (tx) => {
        await tx.insert(database.tables.user).values(aUser());
        throw fault;
      });
      await expect(writing).rejects.toBe(fault);
      expect(await names(database)).toEqual([]);
    });

    test('[S4] stores nothing when a statement fails, even when its work swallows the error', async () => {
      const database = await open();
      const { user, authSession } = database.tables;
      const session = { hash: 'ab', user: 'nobody', createdAt: 1, expiresAt: 2 };
      const swallowing = database.write(async (tx) => {
        await tx.insert(user).values(aUser({ id: 'ann' }));
        await tx
          .insert(authSession)
          .values(session)
          .catch(() => undefined);
        return 'done';
      });
      await expect(swallowing).rejects.toThrow(/foreign key/i);
      const goingOn = database.write(async (tx) => {
        await tx
          .insert(authSession)
          .values(session)
          .catch(() => undefined);
        await tx.insert(user).values(aUser({ id: 'bea' }));
      });
      await expect(goingOn).rejects.toThrow(/foreign key/i);
      expect(await names(database)).toEqual([]);
    });

    test('[S4] that fails names no stored value in its message', async () => {
      const { write, tables } = await open();
      await write((tx) => tx.insert(tables.user).values(aUser()));
      const failed = await write((tx) => tx.insert(tables.user).values(aUser({ name: 'PLANTED' }))).catch(String);
      expect(failed).toMatch(/unique/i);
      expect(failed).not.toContain('PLANTED');
    });

    test('[S5] does not interleave with others: 20 that read, wait and add one give 20', async () => {
      const { write, read, tables } = await open();
      const { documentUpdate } = tables;
      await write((tx) => tx.insert(documentUpdate).values(anUpdate({ at: 0 })));
      const addOne = async (tx: Transaction) => {
        const [before] = await tx.select({ at: documentUpdate.at }).from(documentUpdate);
        await tx.select().from(tables.user);
        await tx.update(documentUpdate).set({ at: (before?.at ?? Number.NaN) + 1 });
      };
      await Promise.all(Array.from({ length: 20 }, () => write(addOne)));
      expect(await read.select({ at: documentUpdate.at }).from(documentUpdate)).toEqual([{ at: 20 }]);
    });

    test('[S5] sees what it has written itself, and everything that was written before', async () => {
      const { write, tables } = await open();
      await write((tx) => tx.insert(tables.user).values(aUser({ id: 'ann' })));
      const seen = await write(async (tx) => {
        await tx.insert(tables.user).values(aUser({ id: 'bea' }));
        return tx.select({ n: count() }).from(tables.user);
      });
      expect(seen).toEqual([{ n: 2 }]);
    });

    test('[S6] that fails leaves those before, beside and after it alone', async () => {
      const database = await open();
      const { write, tables } = database;
      const insert = (id: string) => write((tx) => tx.insert(tables.user).values(aUser({ id })));
      const all = await Promise.allSettled([
        insert('ann'),
        insert('ann'),
        write(() => Promise.reject(new Error('no'))),
        write((() => {
          throw new Error('at once');
        }) as never),
        insert('bea'),
      ]);
      // Which of two equals comes second is open on PostgreSQL; that one of them does is not.
      expect(all.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'rejected',
        'rejected',
      ]);
      await insert('cid');
      expect(await names(database)).toEqual(['ann', 'bea', 'cid']);
    });

    test('[S8] answers with the rows it has written', async () => {
      const { write, tables } = await open();
      const { user } = tables;
      const given = [aUser({ id: 'ann' }), aUser({ id: 'bea' })];
      expect(await write((tx) => tx.insert(user).values(given).returning())).toEqual(given);
      const changed = await write((tx) =>
        tx
          .update(user)
          .set({ mayLead: true })
          .where(eq(user.id, 'ann'))
          .returning({ id: user.id, mayLead: user.mayLead }),
      );
      expect(changed).toEqual([{ id: 'ann', mayLead: true }]);
      expect(await write((tx) => tx.delete(user).where(eq(user.id, 'cid')).returning())).toEqual([]);
      expect(await write((tx) => tx.delete(user).where(eq(user.id, 'ann')).returning({ id: user.id }))).toEqual([
        { id: 'ann' },
      ]);
    });
  });

  describe('a read', () => {
    test('[S7] cannot write, by whatever way', async () => {
      const database = await open();
      const { read, tables } = database;
      const writing = read as unknown as Transaction;
      await database.write((tx) => tx.insert(tables.user).values(aUser()));
      await expect(
        writing
          .insert(tables.user)
          .values(aUser({ id: 'bea' }))
          .returning(),
      ).rejects.toThrow();
      await expect(writing.update(tables.user).set({ name: 'Bea' }).returning()).rejects.toThrow();
      await expect(writing.delete(tables.user).returning()).rejects.toThrow();
      expect(await read.select().from(tables.user)).toEqual([aUser()]);
    });

    test('[S7] sees nothing of a write that is still running', async () => {
      const database = await open();
      const { write, tables } = database;
      const begun = held();
      const end = held();
      const writing = write(async (tx) => {
        await tx.insert(tables.user).values(aUser());
        begun.release();
        await end.promise;
        throw new Error('no');
      });
      await begun.promise;
      const reading = names(database);
      end.release();
      await expect(writing).rejects.toThrow('no');
      expect(await reading).toEqual([]);
    });

    test('[S7] sees a write as soon as it has ended', async () => {
      const database = await open();
      const { write, tables } = database;
      for (const id of ['ann', 'bea', 'cid']) {
        await write((tx) => tx.insert(tables.user).values(aUser({ id })));
        expect(await names(database)).toContain(id);
      }
    });
  });
});
