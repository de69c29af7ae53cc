// After whatever somebody hostile did on a stage: the database is written, nothing was logged, and somebody decent goes on.
import { expect } from 'vitest';
import { readDocument } from '../../server/sync/read-document.ts';
import { deskEntries, deskName } from '../../shared/room/documents.ts';
import { comment } from './entries.ts';
import type { SyncStage } from './sync-stage.ts';

/** Writes a comment under this key on the desk of `tom`, and finds it in the database. */
export async function expectUnharmed(stage: SyncStage, key: string): Promise<void> {
  expect(stage.saving, 'whether saving works').toEqual([]);
  expect(stage.logged).toEqual([]);
  const decent = await stage.desk('tom');
  comment(decent, key, stage.example(0), 'still here');
  await stage.flow();
  expect(decent.closed).toBeUndefined();
  decent.disconnect();
  stage.clients.splice(stage.clients.indexOf(decent), 1);
  const { read, tables } = stage.given.database;
  const stored = await readDocument(read, tables, deskName(stage.room, stage.member('tom')));
  expect(deskEntries(stored).get(key)).toMatchObject({ text: 'still here' });
}
