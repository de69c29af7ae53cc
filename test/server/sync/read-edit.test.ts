// Reading an edit without a document, beside what Yjs itself makes of the same bytes.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readEdit } from '../../../server/sync/read-edit.ts';
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts';

const stateOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));

/** One random change to a document of maps, texts, arrays and nested types. */
function change(doc: Y.Doc, random: SeededRandom): void {
  const [map, text, list] = [doc.getMap('entries'), doc.getText('note'), doc.getArray('list')];
  const values = [
    1,
    -7.5,
    2 ** 40,
    true,
    null,
    'plain',
    'Ωmega 🎭 日本',
    { a: [1, { b: 'c' }] },
    new Uint8Array([1, 2, 3]),
    [[], {}],
  ];
  const at = (length: number) => random.below(length + 1);
  switch (random.below(9)) {
    case 0:
    case 1:
      return void map.set(`key${random.below(8)}`, random.pick(values));
    case 2:
      return map.delete(`key${random.below(8)}`);
    case 3:
    case 4:
      return text.insert(at(text.length), random.pick(['a', 'word ', '🎭', 'שלום', '\u0000']));
    case 5:
      return text.length > 0 ? text.delete(random.below(text.length), 1) : undefined;
    case 6:
      return list.insert(at(list.length), [random.pick(values), random.pick(values)]);
    case 7:
      return void map.set('nested', random.below(2) ? new Y.Map() : new Y.Text('inside'));
    case 8:
      return text.length > 1 ? text.format(0, 1, { bold: random.below(2) === 1 }) : undefined;
  }
}

/** What Yjs makes of an update on top of a document: what is known afterwards, or that it cannot. */
function judged(base: Uint8Array, update: Uint8Array): { state: Map<number, number>; pending: boolean } | 'throws' {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, base);
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return 'throws';
  }
  return { state: stateOf(doc), pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null };
}

test('[Y16] every change that one client makes to what is known is read as an edit, with the clocks that Yjs gives it', () => {
  const random = seededRandom(16);
  for (let round = 0; round < 30; round++) {
    const doc = new Y.Doc();
    const other = new Y.Doc();
    for (let n = 0; n < 60; n++) {
      const author = random.pick([doc, other]);
      const before = stateOf(author);
      const updates: Uint8Array[] = [];
      author.on('update', (update: Uint8Array) => updates.push(update));
      change(author, random);
      author.off('update', () => undefined);
      for (const update of updates.slice(0, 1)) {
        const edit = readEdit(update, before);
        expect(edit).toBeDefined();
        if (edit !== undefined && edit.to > edit.from) expect(stateOf(author).get(edit.client)).toBe(edit.to);
      }
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    }
  }
});

test('[Y16] whatever is read as an edit leaves nothing pending in Yjs and ends where it was read to end, however the bytes were changed', () => {
  const random = seededRandom(17);
  const counts = { edits: 0, passed: 0, refused: 0, throws: 0 };
  for (let round = 0; round < 60; round++) {
    const doc = new Y.Doc();
    for (let n = 0; n < 10; n++) change(doc, random);
    const base = Y.encodeStateAsUpdate(doc);
    const before = stateOf(doc);
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 5; n++) change(doc, random);
    const update = updates[0] ?? base;
    for (let n = 0; n < 60; n++) {
      const changed = update.slice(0, random.below(4) === 0 ? random.below(update.length + 1) : update.length);
      for (let flips = random.below(3); flips > 0 && changed.length > 0; flips--)
        changed[random.below(changed.length)] = random.below(256);
      let edit: ReturnType<typeof readEdit>;
      try {
        edit = readEdit(changed, before);
      } catch {
        counts.refused++;
        continue;
      }
      if (edit === undefined) {
        counts.passed++;
        continue;
      }
      counts.edits++;
      const result = judged(base, changed);
      // Sound to the last byte and still impossible to integrate: the document notices that by itself.
      if (result === 'throws') counts.throws++;
      else {
        expect(result.pending).toBe(false);
        if (edit.to > edit.from) expect(result.state.get(edit.client)).toBe(edit.to);
      }
    }
  }
  expect(counts.edits).toBeGreaterThan(1_000);
  expect(counts.refused).toBeGreaterThan(300);
  expect(counts.throws).toBeLessThan(counts.edits / 10);
});

test('[Y16] gaps, overlaps, several clients and subdocuments are left to a document to judge', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getMap('entries').set('a', 1);
  doc.getMap('entries').set('b', 2);
  const known = new Map([[doc.clientID, 1]]);
  expect(readEdit(updates[1] as Uint8Array, known)).toEqual({ client: doc.clientID, from: 1, to: 2, sure: true });
  expect(readEdit(updates[1] as Uint8Array, new Map()), 'a gap').toBeUndefined();
  expect(readEdit(updates[0] as Uint8Array, known), 'an overlap').toBeUndefined();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getMap('entries').set('c', 3);
  expect(readEdit(Y.encodeStateAsUpdate(other), new Map()), 'two clients').toBeUndefined();
  const nest = new Y.Doc();
  nest.getMap('entries').set('doc', new Y.Doc());
  expect(readEdit(Y.encodeStateAsUpdate(nest), new Map()), 'a document within').toBeUndefined();
});

/** Bytes of an update with a few of them changed. */
function damaged(update: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = update.slice();
  for (let flips = random.below(3); flips > 0; flips--) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

test('[Y17] what is surely sound is integrated by Yjs, however its bytes were changed, one by one and many at once', () => {
  const random = seededRandom(18);
  const counts = { sure: 0, unsure: 0 };
  for (let round = 0; round < 100; round++) {
    const author = new Y.Doc();
    const updates: Uint8Array[] = [];
    for (let n = 0; n < 10; n++) change(author, random);
    const base = Y.encodeStateAsUpdate(author);
    author.on('update', (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 40; n++) change(author, random);
    const [state, oneByOne, together] = [stateOf(author), new Y.Doc(), new Y.Doc()];
    for (const doc of [oneByOne, together]) Y.applyUpdate(doc, base);
    for (const [client, clock] of stateOf(oneByOne)) state.set(client, clock);
    let queue: Uint8Array[] = [];
    const applyQueue = () => {
      together.transact(() => {
        for (const update of queue) Y.applyUpdate(together, update);
      });
      queue = [];
    };
    for (const update of updates.flatMap((each) => [damaged(each, random), each])) {
      let edit: ReturnType<typeof readEdit>;
      try {
        edit = readEdit(update, state);
      } catch {
        continue;
      }
      if (edit === undefined) continue;
      if (!edit.sure) {
        counts.unsure++;
        if (!updates.includes(update)) continue;
        applyQueue();
        for (const doc of [oneByOne, together]) Y.applyUpdate(doc, update);
        state.set(edit.client, edit.to);
        continue;
      }
      counts.sure++;
      state.set(edit.client, edit.to);
      queue.push(update);
      Y.applyUpdate(oneByOne, update);
    }
    applyQueue();
    for (const { store } of [oneByOne, together]) expect([store.pendingStructs, store.pendingDs]).toEqual([null, null]);
    expect(stateOf(together)).toEqual(stateOf(oneByOne));
    expect(together.getMap('entries').toJSON()).toEqual(oneByOne.getMap('entries').toJSON());
  }
  expect(counts.sure).toBeGreaterThan(1_000);
  expect(counts.unsure).toBeGreaterThan(100);
});

test('[Y17] an embed that is no JSON, and what is longer than one and lies at another, are not surely sound', () => {
  const known = new Map([[1, 1]]);
  expect(readEdit(Uint8Array.from([0, 1, 1, 1, 0, 1]), known)?.sure, 'one clock that is there').toBe(true);
  const text = (length: number) => [1, 1, 1, 1, 0x84, 1, 0, length, ...Buffer.from('abc').subarray(0, length), 0];
  expect(readEdit(Uint8Array.from(text(1)), known)?.sure, 'one letter').toBe(true);
  expect(readEdit(Uint8Array.from(text(3)), known)?.sure, 'three letters').toBe(false);
  const embed = [1, 1, 1, 1, 0x85, 1, 0, 9, ...Buffer.from('undefined'), 0];
  expect(readEdit(Uint8Array.from(embed), known)?.sure).toBe(false);
});
