// An update that begins with what is known and goes on with something else: whoever applies what is stored must read what the server reads.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument } from '../../../server/sync/live-document.ts';
import type { Session } from '../../../server/sync/session.ts';
import { type DocumentName, deskEntries } from '../../../shared/room/documents.ts';
import { settingOf, varString } from '../../support/sync-bytes.ts';

test('[Y8] what goes on from something known, and says that it lies elsewhere, reads the same here and from the log', () => {
  const watcher = { fresh: () => undefined, broken: () => undefined, turn: setImmediate };
  const empty = { number: 0, snapshotNumber: 0, updates: [] };
  const live = new LiveDocument('page/room/example' as DocumentName, empty, watcher, false);
  const take = (update: number[]) => live.take(Uint8Array.from(update), {} as Session, 1_000);
  expect(take(settingOf('c1', [119, 1, 120]))).toBe('taken');
  // Client 7 again from clock 0, two deleted items long, under another root: only the second of them is new.
  expect(take([1, 1, 7, 0, 1, 1, ...varString('elsewhere'), 2, 0])).toBe('taken');
  const log = new Y.Doc();
  for (const { bytes } of live.takeFresh()?.fresh ?? []) Y.applyUpdate(log, bytes);
  expect([...deskEntries(live.doc).keys()]).toEqual([...deskEntries(log).keys()]);
});
