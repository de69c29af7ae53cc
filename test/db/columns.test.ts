// What goes into a column comes out of it, on every engine.
import { eq, max } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Content, Json } from '../../shared/example/example.ts';
import { describeEachEngine } from '../support/each-engine.ts';
import { aDataset, anExample, anUpdate, aRater, aRating, aUser, NOW } from './rows.ts';

describeEachEngine('columns', (open) => {
  describe('text', () => {
    const texts = {
      'is empty': '',
      'has emoji and joined ones': '👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈',
      'is Chinese, Japanese, Korean': '漢字 かな 한글 𠮷野家',
      'runs from right to left': 'مرحبا שלום',
      'has marks that combine, unlike the same letter in one piece': 'e\u0301 é',
      'has every kind of line end and control character but NUL': '\r\n \n \r \u2028 \u0001 \u001b \u007f \ufeff',
      'would break a statement': `'; drop table "user"; -- \\ % _ $1 ?`,
    };
    test.each(Object.entries(texts))('[S1] that %s comes back exactly', async (_, name) => {
      const { tables, read, write } = await open();
      await write((tx) => tx.insert(tables.user).values(aUser({ name })));
      expect(await read.select().from(tables.user)).toEqual([aUser({ name })]);
      expect(await read.select().from(tables.user).where(eq(tables.user.name, name))).toHaveLength(1);
    });

    test('[S2] NUL and half surrogate pairs become U+FFFD, stored and asked for', async () => {
      const { tables, read, write } = await open();
      const name = 'a\0b\ud83dc\udc4dd';
      await write((tx) => tx.insert(tables.user).values(aUser({ name })));
      expect(await read.select().from(tables.user).where(eq(tables.user.name, name))).toEqual([
        aUser({ name: 'a\ufffdb\ufffdc\ufffdd' }),
      ]);
    });
  });

  test('[S1] JSON comes back exactly: NUL, half surrogate pairs, order of keys, numbers, depth', async () => {
    const { tables, read, write } = await open();
    const fields = JSON.parse(
      '{"z":1,"a":{"\\u0000":"\\u0000","\\ud83d":"\\udc4d 👍"},"__proto__":{"x":[]},"m":[1e21,-0.1,0.1,9007199254740991,null,true,""]}',
    ) as Content['fields'];
    let deep: Content['fields'][string] = 'bottom';
    for (let level = 0; level < 500; level++) deep = { level: [deep] };
    const value: Json = [{ text: 'a\0b\ud83d' }, { ...fields, deep }];
    await write(async (tx) => {
      await tx.insert(tables.user).values(aUser());
      await tx.insert(tables.dataset).values(aDataset());
      await tx.insert(tables.example).values(anExample());
      await tx.insert(tables.rater).values(aRater());
      await tx.insert(tables.rating).values(aRating({ value: [value] }));
    });
    const [row] = await read.select({ value: tables.rating.value }).from(tables.rating);
    expect(JSON.stringify(row?.value)).toBe(JSON.stringify([value]));
  });

  test('[S1] bytes come back as a Buffer: none, every value, a megabyte', async () => {
    const { tables, read, write } = await open();
    const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const all = [Buffer.alloc(0), every, Buffer.alloc(1_000_000, every)];
    // A view into a larger buffer, as the network hands them out.
    all.push(Buffer.from(every.buffer, every.byteOffset + 10, 20));
    await write((tx) =>
      tx.insert(tables.documentUpdate).values(all.map((bytes, number) => anUpdate({ number, bytes }))),
    );
    const rows = await read.select().from(tables.documentUpdate).orderBy(tables.documentUpdate.number);
    expect(rows.map(({ bytes }) => Buffer.isBuffer(bytes))).toEqual([true, true, true, true]);
    expect(rows.map(({ bytes }, i) => bytes.equals(all[i] as Buffer))).toEqual([true, true, true, true]);
  });

  test('[S1] instants past 2^31, the least and the greatest integer, booleans and absent values come back', async () => {
    const { tables, read, write } = await open();
    const users = [
      aUser({ id: 'a', mayLead: true, createdAt: Number.MAX_SAFE_INTEGER }),
      aUser({ id: 'b', mayLead: false, createdAt: -1 }),
    ];
    const updates = [
      anUpdate({ number: -(2 ** 31), author: null }),
      anUpdate({ number: 2 ** 31 - 1, author: 'ann', at: NOW + 0 }),
    ];
    await write(async (tx) => {
      await tx.insert(tables.user).values(users);
      await tx.insert(tables.documentUpdate).values(updates);
    });
    expect(await read.select().from(tables.user).orderBy(tables.user.id)).toEqual(users);
    expect(await read.select().from(tables.documentUpdate).orderBy(tables.documentUpdate.number)).toEqual(updates);
    expect(await read.select({ last: max(tables.user.createdAt) }).from(tables.user)).toEqual([
      { last: Number.MAX_SAFE_INTEGER },
    ]);
  });

  test.each([1.5, 2 ** 31, Number.NaN])('[S3] %d is no integer that can be stored', async (number) => {
    const { tables, read, write } = await open();
    await expect(write((tx) => tx.insert(tables.documentUpdate).values(anUpdate({ number })))).rejects.toThrow(
      `An integer column cannot hold ${number}.`,
    );
    expect(await read.select().from(tables.documentUpdate)).toEqual([]);
  });

  test.each([0.5, 2 ** 53, Number.POSITIVE_INFINITY])('[S3] %d is no instant that can be stored', async (at) => {
    const { tables, write } = await open();
    await expect(write((tx) => tx.insert(tables.documentUpdate).values(anUpdate({ at })))).rejects.toThrow(
      `An instant is a whole number of milliseconds, not ${at}.`,
    );
  });

  test('[S9] one statement carries 5,000 rows', async () => {
    const { tables, read, write } = await open();
    const rows = Array.from({ length: 5_000 }, (_, number) => anUpdate({ number }));
    await write((tx) => tx.insert(tables.documentUpdate).values(rows));
    expect(await read.select({ last: max(tables.documentUpdate.number) }).from(tables.documentUpdate)).toEqual([
      { last: 4_999 },
    ]);
  });
});
