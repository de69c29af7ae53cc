// A stored document is told to newcomers from its bytes.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { StoredDoc } from '../../../server/sync/stored-doc.ts';
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
