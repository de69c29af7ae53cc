// One connection to one document: what is taken, refused, answered, and when.

import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { limits } from '../../../server/sync/limits.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { comment, judge } from '../../support/entries.ts';
import { aLongValueBehindIt, aValue, updateOf } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const updateMessage = (update: Uint8Array): Uint8Array => {
  const length: number[] = [];
  for (let rest = update.length; ; rest >>>= 7) {
    if (rest < 128) {
      length.push(rest);
      break;
    }
    length.push((rest & 127) | 128);
  }
  return new Uint8Array([0, 2, ...length, ...update]);
};

function aV2Update(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('entries').set('c1', 'text');
  return Y.encodeStateAsUpdateV2(doc);
}

test('[Y1] nothing reaches another connection before the write is committed', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  const before = two.sent.length;
  comment(one, 'c1', stage.example(0), 'first');
  one.deliverToServer();
  expect(two.sent).toHaveLength(before);
  await stage.turn();
  expect(two.sent).toHaveLength(before + 1);
});

test('[Y1] neither the state vector nor a sync reply tells of a change that is not committed', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  await stage.flow();
  const { write } = stage.given.database;
  const gate = Promise.withResolvers<void>();
  stage.given.database.write = (work) => gate.promise.then(() => write(work));
  comment(one, 'c1', stage.example(0), 'first');
  one.deliverToServer();
  const two = await stage.desk('tom');
  await stage.flow();
  expect(two.sent).toHaveLength(0);
  gate.resolve();
  await stage.flow();
  expect(deskEntries(two.doc).has('c1')).toBe(true);
});

test('[Y2] many changes of one turn are one write, and each reaches the others once', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  let writes = 0;
  const { write } = stage.given.database;
  stage.given.database.write = (work) => {
    writes++;
    return write(work);
  };
  const [heardByOne, heardByTwo] = [one.sent.length, two.sent.length];
  for (let n = 0; n < 10; n++) comment(one, `c${n}`, stage.example(0), `comment ${n}`);
  while (one.deliverToServer());
  await stage.turn();
  expect(writes).toBe(1);
  expect(two.sent).toHaveLength(heardByTwo + 10);
  expect(one.sent).toHaveLength(heardByOne);
});

test('[Y3] an update with something missing before it is not kept; the client is asked and sends all', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  await stage.flow();
  const lost: Uint8Array[] = [];
  one.doc.on('update', (update: Uint8Array) => lost.push(update));
  one.disconnect();
  comment(one, 'c1', stage.example(0), 'lost on the way');
  comment(one, 'c2', stage.example(0), 'arrives');
  await stage.join(one);
  one.sendRaw(updateMessage(lost[1] as Uint8Array));
  await stage.flow();
  const two = await stage.desk('tom');
  await stage.flow();
  expect([...deskEntries(two.doc).keys()].toSorted()).toEqual(['c1', 'c2']);
  expect(one.closed).toBeUndefined();
});

test('[Y3] a client that goes on sending what does not fit is closed', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  other.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < 20; n++) other.getMap('entries').set(`k${n}`, n);
  for (const update of updates.slice(1)) {
    one.sendRaw(updateMessage(update));
    await stage.flow();
  }
  expect(one.closed?.reason).toBe('bad-message');
});

test.each<[string, Uint8Array]>([
  ['an empty message', new Uint8Array([])],
  ['an unknown kind', new Uint8Array([42, 1, 2, 3])],
  ['an unknown sync step', new Uint8Array([0, 9, 0])],
  ['a message cut short', new Uint8Array([0, 2, 200, 1, 5])],
  ['a message that goes on after its end', new Uint8Array([0, 2, 2, 0, 0, 7])],
  ['an update of rubbish', new Uint8Array([0, 2, 6, 255, 254, 253, 252, 251, 250])],
  ['a state vector of rubbish', new Uint8Array([0, 0, 3, 255, 255, 255])],
  ['a v2 update', updateMessage(aV2Update())],
])('[Y4] %s closes its connection, and nobody else’s', async (_, bytes) => {
  await using stage = await aSyncStage();
  const [hostile, decent] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  hostile.sendRaw(bytes);
  await stage.flow();
  expect(hostile.closed).toEqual({ code: 4400, reason: 'bad-message' });
  comment(decent, 'c1', stage.example(0), 'still here');
  await stage.flow();
  expect(decent.closed).toBeUndefined();
  const late = await stage.desk('tom');
  await stage.flow();
  expect(deskEntries(late.doc).has('c1')).toBe(true);
});

test('[Y4] a message over the limit closes its connection', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  one.sendRaw(new Uint8Array(limits.messageBytes + 1));
  await stage.flow();
  expect(one.closed).toEqual({ code: 1009, reason: 'too-large' });
});

test('[Y5] a write on a table is not taken, and is answered', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const table = await stage.table('tom');
  await stage.flow();
  table.doc.getMap('entries').set(`${stage.member('lea')}/c1`, { forged: true });
  await stage.flow();
  expect(table.denied).toEqual(['You can read this but not write to it. Your change was not taken.']);
  const other = await stage.table('lea');
  await stage.flow();
  expect(other.doc.getMap('entries').size).toBe(0);
});

test('[Y5] a table that a forger synced is not written by step 2 either', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const table = await stage.table('tom');
  table.doc.getMap('entries').set(`${stage.member('lea')}/c1`, { forged: true });
  table.sendRaw(new Uint8Array([0, 1, ...updateMessage(Y.encodeStateAsUpdate(table.doc)).slice(2)]));
  await stage.flow();
  expect(table.denied.length).toBeGreaterThan(0);
  const other = await stage.table('lea');
  await stage.flow();
  expect(other.doc.getMap('entries').size).toBe(0);
});

test('[Y6] "saved" comes after the commit, to the one who asked', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  comment(one, 'c1', stage.example(0), 'first');
  one.askSaved(7);
  while (one.deliverToServer());
  while (one.deliverToClient());
  expect(one.savedUpTo).toBe(0);
  await stage.turn();
  while (one.deliverToClient());
  expect(one.savedUpTo).toBe(7);
  const { documentUpdate } = stage.given.database.tables;
  const rows = await stage.given.database.read
    .select({ author: documentUpdate.author })
    .from(documentUpdate)
    .where(eq(documentUpdate.document, `desk/${stage.room}/${stage.member('tom')}`));
  expect(rows).toEqual([{ author: stage.member('tom') }]);
  await stage.flow();
  expect(two.savedUpTo).toBe(0);
});

test('[Y6] others see a change when it is committed; its author hears "saved" when it is on the disk itself', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  const { onDisk } = stage.given.database;
  const disk = Promise.withResolvers<void>();
  stage.given.database.onDisk = () => disk.promise.then(onDisk);
  comment(one, 'c1', stage.example(0), 'first');
  one.askSaved(1);
  await stage.flow();
  expect(deskEntries(two.doc).has('c1')).toBe(true);
  expect(one.savedUpTo).toBe(0);
  disk.resolve();
  await stage.flow();
  expect(one.savedUpTo).toBe(1);
});

test('[Y6] a disk that fails to sync is never answered with "saved"', async () => {
  await using stage = await aSyncStage();
  const one = await stage.desk('tom');
  await stage.flow();
  stage.given.database.onDisk = () => Promise.reject(new Error('EIO'));
  comment(one, 'c1', stage.example(0), 'first');
  one.askSaved(1);
  await stage.flow();
  expect(one.savedUpTo).toBe(0);
  expect(one.closed?.reason).toBe('not-saved');
});

test('[Y7] after a failed write nobody has seen anything, and all of it is taken when its author comes back', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [mine, mineToo, table] = [await stage.desk('tom'), await stage.desk('tom'), await stage.table('lea')];
  await stage.flow();
  const { write } = stage.given.database;
  stage.given.database.write = () => Promise.reject(new Error('disk full'));
  const heard = [mineToo.sent.length, table.sent.length];
  comment(mine, 'c1', stage.example(0), 'kept by me');
  mine.askSaved(1);
  await stage.flow();
  expect([mineToo.sent.length, table.sent.length]).toEqual(heard);
  expect(mine.savedUpTo).toBe(0);
  expect(mine.closed).toEqual({ code: 4503, reason: 'not-saved' });
  expect(stage.saving).toEqual([false]);

  stage.given.database.write = write;
  await stage.advance(2_000);
  expect(stage.saving).toEqual([false, true]);
  await stage.join(mine);
  await stage.flow();
  expect(table.doc.getMap('entries').has(`${stage.member('tom')}/c1`)).toBe(true);
});

test('[Y9] a document is loaded once for all who ask at the same time, and leaves memory when quiet', async () => {
  await using stage = await aSyncStage();
  const clients = await Promise.all([stage.desk('tom'), stage.desk('tom'), stage.desk('tom')]);
  await stage.flow();
  expect(stage.plane.size).toEqual({ sessions: 3, documents: 1 });
  for (const client of clients) client.disconnect();
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 1 });
  await stage.advance(60_000);
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 0 });
});

test('[Y10] a reader too slow for the limit is closed; the others go on', async () => {
  await using stage = await aSyncStage();
  const [writer, slow, fine] = [await stage.desk('tom'), await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  slow.buffered = limits.unreadBytes + 1;
  comment(writer, 'c1', stage.example(0), 'first');
  await stage.flow();
  expect(slow.closed?.reason).toBe('too-slow');
  expect(deskEntries(fine.doc).has('c1')).toBe(true);
});

test('[Y10] who sends too much at once is closed; what was taken stays', async () => {
  await using stage = await aSyncStage();
  const flood = await stage.desk('tom');
  await stage.flow();
  judge(flood, stage.example(0), 1);
  await stage.flow();
  for (let n = 0; n < 4; n++) flood.sendRaw(new Uint8Array(limits.messageBytes).fill(1));
  while (flood.deliverToServer());
  expect(flood.closed?.reason).toMatch(/too-fast|bad-message/);
  const again = await stage.desk('tom');
  await stage.flow();
  expect(deskEntries(again.doc).size).toBe(1);
});

test('[Y15] awareness comes back to its sender alone, and not at all when it is large', async () => {
  await using stage = await aSyncStage();
  const [one, two] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  const heard = two.sent.length;
  const mine = new Uint8Array([1, 3, 1, 7, 0]);
  one.sendRaw(mine);
  one.sendRaw(new Uint8Array([1, 0xd0, 0x0f, ...new Uint8Array(2_000)]));
  await stage.flow();
  expect(one.sent.filter(([kind]) => kind === 1)).toEqual([mine]);
  expect(two.sent).toHaveLength(heard);
});

test('[Y17] an update that looks sound and cannot be integrated is not written, and shuts out its sender alone', async () => {
  await using stage = await aSyncStage();
  const [hostile, decent] = [await stage.desk('tom'), await stage.desk('tom')];
  await stage.flow();
  hostile.sendRaw(updateOf(aValue));
  await stage.flow();
  comment(decent, 'c1', stage.example(0), 'made in the same turn');
  decent.deliverToServer();
  hostile.sendRaw(updateOf(aLongValueBehindIt));
  await stage.flow();
  expect([hostile.closed?.reason, decent.closed?.reason]).toEqual(['not-saved', 'not-saved']);

  await stage.join(decent);
  await stage.join(hostile);
  hostile.sendRaw(updateOf(aLongValueBehindIt));
  await stage.flow();
  expect(hostile.closed?.reason).toBe('bad-message');
  expect(decent.closed).toBeUndefined();
  const again = await stage.desk('tom');
  await stage.flow();
  expect(deskEntries(again.doc).has('c1')).toBe(true);
  expect(again.closed).toBeUndefined();
});
