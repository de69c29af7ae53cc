// An update that begins with what is known and goes on with something else: whoever applies what is stored must read what the server reads.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument } from '../../../server/sync/live-document.ts';
import type { Session } from '../../../server/sync/session.ts';
import { type DocumentName, deskEntries } from '../../../shared/room/documents.ts';
import { settingOf, varString } from '../../support/sync-bytes.ts';

const aDocument = (careful = false) => {
  const watcher = { fresh: () => undefined, broken: () => undefined, turn: setImmediate };
  const empty = { number: 0, snapshotNumber: 0, updates: [] };
  const live = new LiveDocument('page/room/example' as DocumentName, empty, watcher, careful);
  return { live, take: (update: number[]) => live.take(Uint8Array.from(update), {} as Session, 1_000) };
};
const x = [119, 1, 120];

test('[Y8] what goes on from something known, and says that it lies elsewhere, reads the same here and from the log', () => {
  const { live, take } = aDocument();
  expect(take(settingOf('c1', x))).toBe('taken');
  // Client 7 again from clock 0, two deleted items long, under another root: only the second of them is new.
  expect(take([1, 1, 7, 0, 1, 1, ...varString('elsewhere'), 2, 0])).toBe('taken');
  const log = new Y.Doc();
  for (const { bytes } of live.takeFresh()?.fresh ?? []) Y.applyUpdate(log, bytes);
  expect([...deskEntries(live.doc).keys()]).toEqual([...deskEntries(log).keys()]);
});

test('[Y40] [Y17] what has no length is refused: Yjs takes it, and cannot load what it makes of it', () => {
  const { live, take } = aDocument();
  expect(take(settingOf('c1', x))).toBe('taken');
  expect(take([1, 1, 7, 1, 0x88, 7, 0, 0, 0]), 'a list of no values').toBe('malformed');
  expect(take([1, 1, 7, 1, 0x81, 7, 0, 0, 0]), 'so many deleted: none').toBe('malformed');
  expect(take([0, 1, 7, 1, 1, 0]), 'a deletion of nothing, past the end').toBe('malformed');
  expect(take([0, 1, 7, 1, 0, 0]), 'a deletion of nothing').toBe('malformed');
  expect(live.dead).toBe(false);
  expect(live.takeFresh()?.fresh).toHaveLength(1);
});

test('[Y40] [Y17] deletions out of order are refused: a client that lacks what they delete would keep them as others', () => {
  const many = settingOf('c1', x);
  // 30 characters of client 7.
  many.splice(0, many.length, 1, 1, 7, 0, 4, 1, ...varString('note'), ...varString('x'.repeat(30)), 0);
  const ways = {
    overlapping: [1, 7, 2, 11, 13, 13, 1],
    backwards: [1, 7, 2, 9, 1, 3, 1],
    'of one client in two places': [2, 7, 1, 9, 1, 7, 1, 3, 1],
  };
  for (const [what, deletions] of Object.entries(ways)) {
    for (const structs of [[0], [1, 1, 8, 0, 4, 1, ...varString('note'), 1, 97], [2, 1, 9, 0, 0, 1, 1, 8, 0, 0, 1]]) {
      const { live, take } = aDocument();
      expect(take(many)).toBe('taken');
      live.takeFresh();
      expect(take([...structs, ...deletions]), `${what}, after ${structs}`).toBe('malformed');
      expect([live.dead, live.takeFresh()?.fresh]).toEqual([false, []]);
    }
  }
  const { take } = aDocument();
  expect(take(many)).toBe('taken');
  expect(take([0, 1, 7, 3, 3, 1, 9, 2, 11, 1]), 'in order, two of them touching').toBe('taken');
});

test('[Y40] [Y17] a value of a map that is longer than one is neither written nor told, unless it is deleted', () => {
  // "abc" after the item that holds the key's value, and so another value of the same key.
  const behind = [1, 1, 8, 0, 0x84, 7, 0, 3, 97, 98, 99];
  for (const [what, update] of [
    ['behind another', [...behind, 0]],
    ['by its key', [1, 1, 8, 0, 0x24, 1, ...varString('entries'), ...varString('c2'), 3, 97, 98, 99, 0]],
  ] as const) {
    const { live, take } = aDocument();
    expect(take(settingOf('c1', x))).toBe('taken');
    live.takeFresh();
    expect(take([...update]), what).toBe('taken');
    expect(live.takeFresh(), what).toBeUndefined();
    expect(live.dead, what).toBe(true);
    const careful = aDocument(true);
    expect(careful.take(settingOf('c1', x))).toBe('taken');
    expect(careful.take([...update]), `${what}, of a document that broke before`).toBe('malformed');
  }
  const { live, take } = aDocument();
  expect(take(settingOf('c1', x))).toBe('taken');
  expect(take([...behind, 1, 8, 1, 0, 3]), 'deleted by the same update').toBe('taken');
  expect(live.takeFresh()?.fresh).toHaveLength(2);
});
