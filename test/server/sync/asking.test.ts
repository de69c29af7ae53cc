// The server asks whoever may write for what it lacks, also a client that asks nothing itself.
import { expect, test } from 'vitest';
import { MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2 } from '../../../shared/protocol/sync-messages.ts';
import { rawSession } from '../../support/raw-session.ts';
import { syncMessage } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const NOTHING_KNOWN = [0];
const kindsOf = (answers: readonly Uint8Array[]) =>
  answers.filter(([kind]) => kind === MESSAGE_SYNC).map(([, step]) => step);

test('[Y19] who asks nothing is asked within 100 ms', async () => {
  await using stage = await aSyncStage();
  const silent = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  await stage.flow();
  expect(kindsOf(silent.answers)).toEqual([]);
  await stage.advance(100);
  await stage.flow();
  expect(kindsOf(silent.answers)).toEqual([SYNC_STEP_1]);
});

test('[Y19] who asks is answered first, and asked once', async () => {
  await using stage = await aSyncStage();
  const asking = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  asking.send(syncMessage(SYNC_STEP_1, NOTHING_KNOWN));
  await stage.flow();
  await stage.advance(100);
  await stage.flow();
  expect(kindsOf(asking.answers)).toEqual([SYNC_STEP_2, SYNC_STEP_1]);
});
