// A stored document is told to newcomers from its bytes.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MADE_AT_ONCE_BYTES, StoredDoc } from '../../../server/sync/stored-doc.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const AUTHORS = 4;

/** What several people wrote, and deleted if they may, answering each other, an update each time. */
function written(count: number, seed: number, deletes = false): { updates: Uint8Array[]; doc: Y.Doc } {
  const random = seededRandom(seed);
  const docs = Array.from({ length: AUTHORS }, () => new Y.Doc());
  const updates: Uint8Array[] = [];
  for (const doc of docs)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'heard') return;
      updates.push(update);
      for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, 'heard');
    });
  while (updates.length < count) {
    const text = random.pick(docs).getText('note');
    if (deletes && text.length > 0 && random.below(3) === 0) text.delete(random.below(text.length), 1);
    else text.insert(random.below(text.length + 1), 'word ');
  }
  return { updates, doc: docs[0] as Y.Doc };
}

const contents = (doc: Y.Doc) => [
  doc.getText('note').toString(),
  Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex'),
];

/** More than is made at once: long values, one update of everything and a few hundred small ones after it. */
function much(): { updates: Uint8Array[]; doc: Y.Doc } {
  const doc = new Y.Doc();
  const random = seededRandom(37);
  doc.transact(() => {
    for (let n = 0; n < 6_000; n++) doc.getMap('values').set(`key ${n}`, 'long '.repeat(50));
    for (let n = 0; n < 500; n++) doc.getText('note').insert(random.below(doc.getText('note').length + 1), 'word ');
  });
  const updates = [Y.encodeStateAsUpdate(doc)];
  doc.on('update', (update: Uint8Array) => void updates.push(update));
  for (let n = 0; n < 400; n++) {
    if (n % 3 === 0) doc.getText('note').delete(random.below(doc.getText('note').length - 5), 4);
    else doc.getMap('values').set(`key ${random.below(6_000)}`, 'later '.repeat(100));
  }
  return { updates, doc };
}

async function untilOver(what: Promise<void>, turns: (() => void)[]): Promise<void> {
  let isOver = false;
  void what.then(() => {
    isOver = true;
  });
  while (!isOver) {
    turns.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('[Y38] many bytes are made into a document in many turns, and to the same as at once', async () => {
  const { updates, doc } = much();
  const made: Y.Doc[] = [];
  const stored = new StoredDoc(updates, (one) => made.push(one));
  expect([stored.isLarge, stored.bytes > MADE_AT_ONCE_BYTES]).toEqual([true, true]);
  let turns = 0;
  const counted = (run: () => void) => {
    turns++;
    expect(made, 'it is there once it is whole').toEqual([]);
    queueMicrotask(run);
  };
  await stored.makeInTurns(counted);
  expect(turns).toBeGreaterThan(stored.bytes / (128 * 1024));
  expect([made.length, stored.isLarge, stored.doc === made[0]]).toEqual([1, false, true]);
  const atOnce = new StoredDoc(updates, () => undefined).doc;
  expect(contents(stored.doc)).toEqual(contents(atOnce));
  expect(stored.doc.getMap('values').toJSON()).toEqual(doc.getMap('values').toJSON());
});

test('[Y38] who cannot wait gets it at once, and it is made once; what is destroyed meanwhile is not made', async () => {
  const { updates } = much();
  const turns: (() => void)[] = [];
  const made: Y.Doc[] = [];
  const stored = new StoredDoc(updates, (one) => made.push(one));
  const making = stored.makeInTurns((run) => void turns.push(run));
  turns.shift()?.();
  const { doc } = stored;
  await untilOver(making, turns);
  expect([made, stored.doc]).toEqual([[doc], doc]);

  const destroyed = new StoredDoc(updates, () => expect.fail('it is gone'));
  const ending = destroyed.makeInTurns((run) => void turns.push(run));
  destroyed.destroy();
  await untilOver(ending, turns);
});

test.each([0, 1, 2, 17, 64])('[Y37] %i updates are one, and no Yjs document is made for it', (count) => {
  for (let seed = 1; seed <= 20; seed++) {
    const { updates, doc } = written(count, seed);
    let made = 0;
    const stored = new StoredDoc(updates, () => made++);
    const newcomer = new Y.Doc();
    Y.applyUpdate(newcomer, stored.asOneUpdate ?? expect.fail('it takes a document'));
    expect(stored.state()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(made).toBe(0);
    expect(contents(newcomer)).toEqual(contents(doc));
    expect(contents(stored.doc), 'and whoever writes finds the same').toEqual(contents(doc));
    expect(made).toBe(1);
  }
});

test('[Y37] of more than 64 the document is made', () => {
  const { updates, doc } = written(65, 1);
  const stored = new StoredDoc(updates, () => undefined);
  expect(stored.asOneUpdate).toBeUndefined();
  expect(contents(stored.doc)).toEqual(contents(doc));
});

test('[Y37] what one update takes away from another is told to nobody', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { updates, doc } = written(17, seed, true);
    const stored = new StoredDoc(updates, () => undefined);
    expect(stored.asOneUpdate, 'joined bytes would hold it').toBeUndefined();
    expect(stored.state()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    expect(contents(stored.doc)).toEqual(contents(doc));
  }
});
