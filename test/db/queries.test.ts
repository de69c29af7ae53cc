// Keys and queries mean the same on every engine.
import { asc, count, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { describeEachEngine } from '../support/each-engine.ts';
import { aDataset, anExample, anUpdate, aUser } from './rows.ts';

describeEachEngine('queries', (open) => {
  describe('keys', () => {
    test('[S8] a foreign key points at a row, and what belongs to a row goes with it', async () => {
      const { write, read, tables } = await open();
      await expect(write((tx) => tx.insert(tables.dataset).values(aDataset()))).rejects.toThrow(/foreign key/i);
      await write(async (tx) => {
        await tx.insert(tables.user).values(aUser());
        await tx.insert(tables.dataset).values(aDataset());
        await tx.insert(tables.example).values(anExample());
      });
      await expect(write((tx) => tx.delete(tables.user))).rejects.toThrow(/foreign key/i);
      await write((tx) => tx.delete(tables.dataset));
      expect(await read.select().from(tables.example)).toEqual([]);
    });

    test('[S8] a unique key belongs to one row', async () => {
      const { write, read, tables } = await open();
      await write(async (tx) => {
        await tx.insert(tables.user).values(aUser());
        await tx.insert(tables.dataset).values(aDataset());
        await tx.insert(tables.example).values(anExample());
      });
      const twin = anExample({ id: 'second' });
      await expect(write((tx) => tx.insert(tables.example).values(twin))).rejects.toThrow(/unique/i);
      expect(await write((tx) => tx.insert(tables.example).values(twin).onConflictDoNothing().returning())).toEqual([]);
      expect(await read.select({ n: count() }).from(tables.example)).toEqual([{ n: 1 }]);
    });
  });

  describe('answers', () => {
    test('[S9] an upsert takes the values that were refused', async () => {
      const { write, read, tables } = await open();
      const { documentUpdate } = tables;
      for (const at of [1, 2]) {
        await write((tx) =>
          tx
            .insert(documentUpdate)
            .values([anUpdate({ number: 1, at }), anUpdate({ number: at + 1, at })])
            .onConflictDoUpdate({
              target: [documentUpdate.document, documentUpdate.number],
              set: { at: sql`excluded.at`, author: 'again' },
            }),
        );
      }
      const rows = await read
        .select({ number: documentUpdate.number, at: documentUpdate.at, author: documentUpdate.author })
        .from(documentUpdate)
        .orderBy(documentUpdate.number);
      expect(rows).toEqual([
        { number: 1, at: 2, author: 'again' },
        { number: 2, at: 1, author: null },
        { number: 3, at: 2, author: null },
      ]);
    });

    test('[S9] joins, counts and groups answer the same', async () => {
      const { write, read, tables } = await open();
      const { dataset, example, user } = tables;
      await write(async (tx) => {
        await tx.insert(user).values(aUser());
        await tx.insert(dataset).values([aDataset({ id: 'a', name: 'A' }), aDataset({ id: 'b', name: 'B' })]);
        await tx
          .insert(example)
          .values([0, 1, 2].map((position) => anExample({ id: `a${position}`, dataset: 'a', position })));
      });
      const counts = await read
        .select({ name: dataset.name, by: user.name, n: count(example.id) })
        .from(dataset)
        .innerJoin(user, eq(user.id, dataset.importedBy))
        .leftJoin(example, eq(example.dataset, dataset.id))
        .groupBy(dataset.name, user.name)
        .orderBy(asc(dataset.name));
      expect(counts).toEqual([
        { name: 'A', by: 'Ann', n: 3 },
        { name: 'B', by: 'Ann', n: 0 },
      ]);
    });

    test('[S9] text is ordered by its bytes, whatever language the server speaks', async () => {
      const { write, read, tables } = await open();
      const { user } = tables;
      const ids = ['b', 'B', 'a', 'ä', '-a', 'Z', '1'];
      await write((tx) => tx.insert(user).values(ids.map((id) => aUser({ id }))));
      const rows = await read.select({ id: user.id }).from(user).orderBy(asc(user.id));
      expect(rows.map(({ id }) => id)).toEqual(['-a', '1', 'B', 'Z', 'a', 'b', 'ä']);
    });
  });
});
