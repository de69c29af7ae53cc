// Large updates cut into small ones: applied in order they say the same, none leaves anything pending, and others have turns in between.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument } from '../../../server/sync/live-document.ts';
import type { Session } from '../../../server/sync/session.ts';
import { SLICED_ABOVE_BYTES, sliceUpdate } from '../../../server/sync/slice-update.ts';
import type { Fresh } from '../../../server/sync/taken.ts';
import { readWholeUpdate, type WholeUpdate } from '../../../server/sync/whole-update.ts';
import type { DocumentName } from '../../../shared/room/documents.ts';
import { type SeededRandom, seededRandom } from '../../support/seeded-random.ts';

const LONG = 'a long word '.repeat(20);

const stateOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
const whole = (update: Uint8Array) => readWholeUpdate(update) as WholeUpdate;

/** Several authors write into one text and one map, now and then hearing of each other. */
function written(random: SeededRandom, edits: number, word = 'word '): Y.Doc {
  const authors = Array.from({ length: 5 }, () => new Y.Doc());
  for (const [n, doc] of authors.entries()) doc.clientID = random.below(2 ** 30) * 8 + n;
  for (let n = 0; n < edits; n++) {
    const doc = random.pick(authors);
    const text = doc.getText('note');
    if (random.below(3) > 0) text.insert(random.below(text.length + 1), random.pick([word, 'x', '🎭']));
    else if (random.below(2) > 0) doc.getMap('entries').set(`key${random.below(50)}`, { n });
    else if (text.length > 2) text.delete(random.below(text.length - 1), 1);
    if (random.below(20) > 0) continue;
    const other = random.pick(authors);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
  }
  const all = new Y.Doc();
  for (const doc of authors) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
  return all;
}

const reads = (doc: Y.Doc) => [doc.getText('note').toString(), doc.getMap('entries').toJSON(), stateOf(doc)];

test('[Y20] slices applied in order say what the update says, on whatever part of it is known, and none leaves anything pending', () => {
  const random = seededRandom(20);
  for (let round = 0; round < 6; round++) {
    const source = written(random, 1_500);
    const update = Y.encodeStateAsUpdate(source);
    const doc = new Y.Doc();
    if (round % 2 === 1) {
      // Somebody with a part of it, and with something of their own.
      doc.getMap('entries').set('mine', round);
      const slices = [...sliceUpdate(whole(update), new Map())];
      for (const slice of slices.slice(0, 1 + random.below(slices.length - 1))) Y.applyUpdate(doc, slice);
    }
    const slices = [...sliceUpdate(whole(update), stateOf(doc))];
    if (round % 2 === 0) expect(slices.length).toBeGreaterThan(2);
    for (const slice of slices) {
      Y.applyUpdate(doc, slice);
      expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
    }
    Y.applyUpdate(source, Y.encodeStateAsUpdate(doc));
    expect(reads(doc)).toEqual(reads(source));
  }
});

test('[Y20] [Y3] what something is missing before is left out, the rest is not', () => {
  const source = written(seededRandom(21), 1_000);
  const [oldest] = [...whole(Y.encodeStateAsUpdate(source)).structs].map(({ id }) => id.client);
  const without = new Map([[oldest as number, 40]]);
  const update = Y.encodeStateAsUpdate(source, Y.encodeStateVector(without));
  const slices = sliceUpdate(whole(update), new Map());
  const doc = new Y.Doc();
  let slice = slices.next();
  for (; !slice.done; slice = slices.next()) Y.applyUpdate(doc, slice.value);
  expect(slice.value, 'something was left out').toBe(true);
  expect(doc.store.pendingStructs).toBeNull();
  const yjs = new Y.Doc();
  Y.applyUpdate(yjs, update);
  expect(stateOf(doc)).toEqual(stateOf(yjs));
});

function liveDocument() {
  const turns: (() => void)[] = [];
  const told = { fresh: 0, broken: 0 };
  const watcher = {
    fresh: () => void told.fresh++,
    broken: () => void told.broken++,
    turn: (run: () => void) => void turns.push(run),
  };
  const empty = { number: 0, snapshotNumber: 0, updates: [] };
  return { turns, told, live: new LiveDocument('page/room/example' as DocumentName, empty, watcher, false) };
}

test('[Y20] a large update is applied in many turns, and is fresh all at once when the last of them is over', async () => {
  const { turns, told, live } = liveDocument();
  const source = written(seededRandom(22), 1_500, LONG);
  const update = Y.encodeStateAsUpdate(source);
  expect(update.length).toBeGreaterThan(SLICED_ABOVE_BYTES);
  const from = { member: 'tom' } as Session;
  const taking = live.take(update, from, 10 * update.length);
  let count = 0;
  await Promise.resolve();
  for (let run = turns.shift(); run !== undefined; run = turns.shift()) {
    count++;
    expect([told.fresh, live.isAhead]).toEqual([0, true]);
    run();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await taking).toBe('taken');
  const structs = whole(update).structs.length;
  expect(count).toBeGreaterThanOrEqual(structs / 150);
  expect([told, live.busy]).toEqual([{ fresh: 1, broken: 0 }, undefined]);
  const fresh = live.takeFresh()?.fresh as Fresh[];
  const log = new Y.Doc();
  for (const { bytes, from: by } of fresh) {
    expect(by).toBe(from);
    Y.applyUpdate(log, bytes);
  }
  expect(reads(log)).toEqual(reads(source));
});

test('[Y20] [Y4] large bytes that are no update are refused before any of them is applied', async () => {
  const { turns, told, live } = liveDocument();
  const update = Y.encodeStateAsUpdate(written(seededRandom(23), 1_500, LONG));
  const taking = live.take(update.subarray(0, update.length - 3), {} as Session, 10 * update.length);
  await Promise.resolve();
  for (let run = turns.shift(); run !== undefined; run = turns.shift()) {
    run();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await taking).toBe('malformed');
  expect([turns.length, live.busy, told, [...live.doc.share.keys()]]).toEqual([
    0,
    undefined,
    { fresh: 0, broken: 0 },
    [],
  ]);
});
