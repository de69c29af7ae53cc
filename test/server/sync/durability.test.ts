// What is acknowledged is there for whoever comes next, however slow the disk and whatever happens meanwhile.
import { asc, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Transaction } from '../../../db/database.ts';
import { type DocumentName, deskEntries, tableEntries, tableName } from '../../../shared/room/documents.ts';
import { comment, laidOn } from '../../support/entries.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { heldReads, heldWrites } from '../../support/slow-database.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

/** Every order of these in which the first comes before the second and the third. */
function ordersOf(things: string[]): string[][] {
  const all = (rest: string[]): string[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((each, at) => all(rest.filter((_, other) => other !== at)).map((order) => [each, ...order]));
  return all(things).filter(
    (order) =>
      order.indexOf(things[0] as string) < order.indexOf(things[1] as string) &&
      order.indexOf(things[0] as string) < order.indexOf(things[2] as string),
  );
}

const numbersOf = async ({ given: { database } }: SyncStage, document: DocumentName) => {
  const { documentUpdate } = database.tables;
  const rows = await database.read
    .select({ number: documentUpdate.number })
    .from(documentUpdate)
    .where(eq(documentUpdate.document, document))
    .orderBy(asc(documentUpdate.number));
  return rows.map(({ number }) => number);
};

const ORDERS = ordersOf(['edit', 'edit again', 'leave', 'a minute passes', 'another tab opens', 'it is written']);
const people = Object.fromEntries(ORDERS.map((_, n) => [`p${n}`, 'trainer' as const]));

test('[Y13] on a disk that takes its time, an acknowledged edit is there for another tab, in whatever order things happen', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', ...people } });
  let acknowledged = 0;
  for (const [n, order] of ORDERS.entries()) {
    const author = await stage.desk(`p${n}`);
    await stage.flow();
    const release = heldWrites(stage.given.database);
    let other: HeldClient | undefined;
    const happens: Record<string, () => Promise<void> | void> = {
      edit: () => edit(author, 1),
      'edit again': () => edit(author, 2),
      leave: () => author.disconnect(),
      'a minute passes': () => stage.advance(60_000),
      'another tab opens': async () => {
        other = await stage.desk(`p${n}`);
      },
      'it is written': release,
    };
    function edit(tab: HeldClient, which: number) {
      comment(tab, `c${which}`, stage.example(0), `edit ${which}`);
      if (tab.connected) tab.askSaved(which);
      while (tab.deliverToServer());
    }
    for (const each of order) {
      await happens[each]?.();
      await stage.flow();
    }
    const sees = other === undefined ? [] : [...deskEntries(other.doc).keys()];
    for (let which = 1; which <= author.savedUpTo; which++, acknowledged++)
      expect(sees, order.join(', ')).toContain(`c${which}`);
    expect(other?.closed, order.join(', ')).toBeUndefined();
    // What arrived is taken, also when its author was gone before it was written.
    expect(sees, order.join(', ')).toContain('c1');
    for (const tab of stage.clients.splice(0)) tab.disconnect();
  }
  expect(acknowledged).toBeGreaterThan(ORDERS.length / 4);
  expect(stage.logged).toEqual([]);
});

test('[Y9] what is laid on a table while somebody’s opening of it is being read reaches them, at whichever read', async () => {
  const READS = 12;
  await using stage = await aSyncStage({ pace: 'open', examples: READS });
  const author = await stage.desk('tom');
  await stage.flow();
  let reads = 0;
  for (let n = 0; n < READS; n++) {
    const held = heldReads(stage.given.database, n);
    const opening = stage.table('lea', n);
    await stage.flow();
    comment(author, `c${n}`, stage.example(n), 'laid meanwhile');
    await stage.flow();
    if (held.isHolding) reads++;
    held.release();
    const table = await opening;
    await stage.flow();
    expect(Object.keys(laidOn(table)), `read ${n}`).toEqual([`${stage.member('tom')}/c${n}`]);
    expect(await numbersOf(stage, tableName(stage.room, stage.example(n)))).toEqual([1]);
  }
  expect(reads, 'reads that were held').toBeGreaterThan(2);
});

test('[Y9] a document that could not be loaded is loaded for the next who asks', async () => {
  await using stage = await aSyncStage();
  const { read } = stage.given.database;
  const admission = await stage.plane.admit(stage.user('tom'), `desk/${stage.room}`);
  const fails = () => {
    throw new Error('a read failed');
  };
  Object.assign(stage.given.database, {
    read: new Proxy(read, { get: (_, name) => (typeof name === 'symbol' ? undefined : fails) }),
  });
  const outlet = { buffered: 0, send: () => undefined, close: () => undefined };
  await expect(stage.plane.connect(admission, outlet)).rejects.toThrow('a read failed');
  Object.assign(stage.given.database, { read });
  const desk = await stage.desk('tom');
  comment(desk, 'c1', stage.example(0), 'all is well');
  await stage.flow();
  desk.disconnect();
  await stage.advance(60_000);
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 0 });
});

test('[Y8] what the server itself wrote survives a restart', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const desk = await stage.desk('tom');
  comment(desk, 'c1', stage.example(0), 'laid by the server');
  await stage.flow();
  desk.disconnect();
  stage.startPlane();
  const table = await stage.table('lea');
  await stage.flow();
  expect(tableEntries(table.doc).get(`${stage.member('tom')}/c1`)).toMatchObject({
    entry: { text: 'laid by the server' },
  });
});

test('[Y8] nothing is there twice after the server restarted while three wrote on without it', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const all: HeldClient[] = [];
  for (const name of ['lea', 'tom', 'ann']) all.push(await stage.client(name, { kind: 'board', room: stage.room }));
  const text = ({ doc }: HeldClient) => doc.getText('notes');
  await stage.flow();
  text(all[0] as HeldClient).insert(0, 'begun together. ');
  await stage.flow();
  for (let round = 0; round < 3; round++) {
    for (const each of all) each.disconnect();
    for (const [n, each] of all.entries()) text(each).insert(text(each).length, `${round}${'abc'[n]} `);
    stage.startPlane();
    for (const each of all) await stage.join(each);
    await stage.flow();
  }
  const words = text(all[0] as HeldClient)
    .toString()
    .trim()
    .split(' ');
  expect(words.toSorted()).toEqual(
    ['begun', 'together.', '0a', '0b', '0c', '1a', '1b', '1c', '2a', '2b', '2c'].toSorted(),
  );
  for (const each of all) expect(text(each).toString()).toBe(text(all[0] as HeldClient).toString());
});

test('[Y2] while one write takes long no other begins, and all that came meanwhile is the next one', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('lea')];
  await stage.flow();
  let [writes, running, most] = [0, 0, 0];
  const { write } = stage.given.database;
  stage.given.database.write = async (work, until) => {
    writes++;
    most = Math.max(most, ++running);
    return write(work, until).finally(() => running--);
  };
  const release = heldWrites(stage.given.database);
  for (let n = 0; n < 50; n++) {
    for (const tab of [one, two]) comment(tab, `c${n}`, stage.example(0), `edit ${n}`);
    await stage.flow();
  }
  release();
  await stage.flow();
  expect([writes, most]).toEqual([2, 1]);
  expect(stage.logged).toEqual([]);
});

test('[Y7] on a full disk a room can be read and not written, everybody is told once, and it recovers by itself', async () => {
  await using stage = await aSyncStage();
  const { database } = stage.given;
  const pages = (limit: number) =>
    database.write(async (tx: Transaction) => {
      (tx as unknown as { run(query: unknown): void }).run(sql.raw(`pragma max_page_count = ${limit}`));
    });
  const [author, other] = [await stage.desk('tom'), await stage.desk('lea')];
  comment(author, 'before', stage.example(0), 'stored');
  await stage.flow();
  await pages(1); // The file may grow no more.
  for (let n = 0; n < 20; n++) comment(author, `c${n}`, stage.example(0), `${n}`.padEnd(20_000, 'x'));
  author.askSaved(1);
  while (author.deliverToServer());
  await stage.flow();
  expect(author.closed).toEqual({ code: 4503, reason: 'not-saved' });
  expect(author.savedUpTo).toBe(0);
  for (let n = 0; n < 5; n++) await stage.advance(2_000);
  expect(stage.saving, 'as long as the disk is full').toEqual([false]);
  comment(other, 'small', stage.example(0), 'small');
  await stage.flow();
  expect(other.closed?.reason).toBe('not-saved');
  const reader = await stage.desk('tom');
  await stage.flow();
  expect([...deskEntries(reader.doc).keys()]).toEqual(['before']);

  await pages(100_000);
  await stage.advance(2_000);
  await stage.flow();
  expect(stage.saving).toEqual([false, true]);
  await stage.join(author);
  await stage.flow();
  expect(deskEntries(reader.doc).size).toBe(21);
  expect(await database.read.select().from(database.tables.documentSnapshot)).toEqual([]);
});
test('[R23] whose document is still being read when the server begins to close is told so, and not connected', async () => {
  await using stage = await aSyncStage();
  const admission = await stage.plane.admit(stage.user('tom'), `desk/${stage.room}`);
  const outlet = { buffered: 0, send: () => undefined, close: () => undefined };
  const connecting = stage.plane.connect(admission, outlet);
  const closing = stage.plane.close();
  await expect(connecting).rejects.toMatchObject({ code: 'closing' });
  await closing;
  expect(stage.plane.size.sessions).toBe(0);
});
