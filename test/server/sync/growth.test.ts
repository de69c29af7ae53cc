// What grows with use comes back to nothing: documents, sessions, timers, answers that wait, the bytes of one key.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { loadDocument } from '../../../db/queries/documents.ts';
import { limits } from '../../../server/sync/limits.ts';
import { deskEntries, deskName } from '../../../shared/room/documents.ts';
import { comment } from '../../support/entries.ts';
import { rawSession } from '../../support/raw-session.ts';
import { heldWrites } from '../../support/slow-database.ts';
import { settingOf, stepOneOf, updateOf, varUint } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

test('[Y9] after five hundred openings nothing of them is left: no session, no document, no timer', async () => {
  const people = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, 'trainer' as const]));
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', ...people }, examples: 10 });
  const timers = new Set<object>();
  const { clock } = stage.given;
  const { after } = clock;
  let most = 0;
  clock.after = (ms, run) => {
    const timer = {};
    const cancel = after(ms, () => {
      timers.delete(timer);
      run();
    });
    most = Math.max(most, timers.add(timer).size);
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  for (let n = 0; n < 500; n++) {
    const kinds = ['desk', 'board', 'table', 'page'] as const;
    const kind = kinds[n % 4] ?? 'desk';
    const [room, example] = [stage.room, stage.example(n % 10)];
    const address = kind === 'desk' || kind === 'board' ? { kind, room } : { kind, room, example };
    (await rawSession(stage, `p${n % 20}`, address)).end();
    if (n % 50 === 0) await stage.advance(1_000);
  }
  expect(stage.plane.size.sessions).toBe(0);
  expect(stage.plane.size.documents).toBeGreaterThan(0);
  expect(most, 'one timer for each document, however often it is opened').toBeLessThanOrEqual(20 + 1 + 10 + 10);
  await stage.advance(60_000);
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 0 });
  expect(timers.size).toBe(0);
});

test('[Y9] a document whose last edit takes long to write leaves memory too, afterwards', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  const release = heldWrites(stage.given.database);
  comment(desk, 'c1', stage.example(0), 'slowly');
  while (desk.deliverToServer());
  desk.disconnect();
  await stage.advance(60_000);
  // The desk, and the table that its comment will lie on.
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 2 });
  release();
  await stage.flow();
  await stage.advance(60_000);
  expect(stage.plane.size).toEqual({ sessions: 0, documents: 0 });
});

test('[Y14] one key set and deleted ten thousand times is read back from a few rows and a few bytes', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  for (let round = 0; round < 520; round++) {
    for (let n = 0; n < 10; n++) {
      comment(desk, 'c1', stage.example(0), `edit ${round} ${n}`);
      deskEntries(desk.doc).delete('c1');
    }
    while (desk.deliverToServer());
    await stage.turn();
  }
  await stage.flow();
  desk.disconnect();
  await stage.advance(60_000);
  await stage.flow();
  const { read, tables } = stage.given.database;
  const stored = await loadDocument(read, tables, deskName(stage.room, stage.member('tom')));
  expect(stored.snapshotNumber).toBeGreaterThanOrEqual(500);
  expect(stored.updates[0]?.length, 'bytes of the snapshot').toBeLessThan(1_000);
  const again = new Y.Doc();
  for (const update of stored.updates) Y.applyUpdate(again, update);
  expect(again.store.clients.get(desk.doc.clientID)?.length, 'structs').toBeLessThan(10);
  expect(Y.encodeStateAsUpdate(again).length).toBeLessThan(1_000);
});

test('[Y10] questions about a large document, asked while the disk is slow, do not pile up answers', async () => {
  await using stage = await aSyncStage();
  const author = await stage.desk('tom');
  await stage.flow();
  for (let n = 0; n < 60; n++) comment(author, `c${n}`, stage.example(0), `${n}`.padEnd(20_000, 'x'));
  await stage.flow();
  const asker = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  const release = heldWrites(stage.given.database);
  comment(author, 'last', stage.example(0), 'not written yet');
  while (author.deliverToServer());
  // A state vector that is not empty: each answer is encoded anew.
  for (let n = 0; n < 1_000; n++) asker.send(stepOneOf([1, ...varUint(12_345), 0]));
  expect(asker.closed).toBe('too-fast');
  release();
  await stage.flow();
  expect(asker.answers.length, 'answers after it was closed').toBeLessThan(2);
  expect(author.closed).toBeUndefined();
});

test('[Y10] asking again and again whether all is saved, while the disk is slow, does not pile up answers', async () => {
  await using stage = await aSyncStage();
  const asker = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  const release = heldWrites(stage.given.database);
  asker.send(updateOf(settingOf('c1', [119, 1, 120])));
  let asked = 0;
  for (; asked < 1_000_000 && asker.closed === undefined; asked++) asker.send(new Uint8Array([100, 1]));
  expect(asker.closed).toBe('too-fast');
  expect(asked).toBeLessThan(200_000);
  release();
  await stage.flow();
});

test('[Y10] questions count as more than their few bytes', async () => {
  await using stage = await aSyncStage();
  const asker = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  let asked = 0;
  for (; asked < 1_000 && asker.closed === undefined; asked++) asker.send(stepOneOf([0]));
  expect(asker.closed).toBe('too-fast');
  expect(asked).toBeLessThanOrEqual(1 + limits.burstBytes / limits.questionBytes);
});
