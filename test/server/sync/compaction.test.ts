// A document with a long log: what is read of it gets shorter, and says the same.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { loadDocument } from '../../../db/queries/documents.ts';
import { snapshotsAfter } from '../../../server/sync/compaction.ts';
import { readDocument } from '../../../server/sync/read-document.ts';
import { deskEntries, deskName } from '../../../shared/room/documents.ts';
import { comment } from '../../support/entries.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

test('[Y14] after many updates a snapshot is read in place of most of the log, and says the same', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  for (let n = 0; n < snapshotsAfter.rows + 10; n++) {
    comment(desk, `c${n % 40}`, stage.example(n % 3), `edit ${n}`);
    if (n % 7 === 0) deskEntries(desk.doc).delete(`c${(n * 3) % 40}`);
  }
  await stage.flow();
  const { read, tables } = stage.given.database;
  const name = deskName(stage.room, stage.member('tom'));
  const stored = await loadDocument(read, tables, name);
  expect(stored.snapshotNumber).toBeGreaterThanOrEqual(snapshotsAfter.rows);
  expect(stored.updates).toHaveLength(1 + stored.number - stored.snapshotNumber);

  comment(desk, 'last', stage.example(0), 'after the snapshot');
  await stage.flow();
  stage.startPlane();
  const again = await readDocument(read, tables, name);
  expect(deskEntries(again).toJSON()).toEqual(deskEntries(desk.doc).toJSON());
  expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(desk.doc));
  const log = await read
    .select({ number: tables.documentUpdate.number })
    .from(tables.documentUpdate)
    .where(eq(tables.documentUpdate.document, name));
  expect(log.length).toBeGreaterThan(snapshotsAfter.rows);
  expect(stage.logged).toEqual([]);
});

test('[Y14] a document that leaves memory is shortened earlier, so that whoever comes next is told it from its bytes', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  for (let n = 0; n < snapshotsAfter.quietRows; n++) comment(desk, `c${n}`, stage.example(0), `edit ${n}`);
  for (; desk.deliverToServer(); ) await stage.turn();
  await stage.flow();
  const { read, tables } = stage.given.database;
  const name = deskName(stage.room, stage.member('tom'));
  expect((await loadDocument(read, tables, name)).snapshotNumber).toBe(0);
  desk.disconnect();
  await stage.advance(60_000);
  await stage.flow();
  const stored = await loadDocument(read, tables, name);
  expect([stored.snapshotNumber, stored.updates.length]).toEqual([stored.number, 1]);
  expect(deskEntries(await readDocument(read, tables, name)).toJSON()).toEqual(deskEntries(desk.doc).toJSON());
  expect(stage.logged).toEqual([]);
});
