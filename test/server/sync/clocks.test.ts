// Numbers in updates that no decent client reaches: clocks near the end of all numbers, and more structs than a document has.
import { expect, test } from 'vitest';
import { CLOCK_LIMIT } from '../../../server/sync/byte-cursor.ts';
import { expectUnharmed } from '../../support/expect-unharmed.ts';
import { rawSession } from '../../support/raw-session.ts';
import { aLongValueBehindIt, aValue, settingOf, updateOf, varString, varUint } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const MOST = varUint(2 ** 53 - 20);
const deletedRun = (length: number[]): number[] => [
  ...[1, 1, 7, 0, 0x20 | 1, 1, ...varString('entries'), ...varString('c1')],
  ...[...length, 0],
];

test.each([
  ['a run of deleted items, as an edit', deletedRun(MOST)],
  ['the same, a step past the limit', deletedRun(varUint(CLOCK_LIMIT + 1))],
  ['a collected run, which is no edit', [1, 1, 7, 0, 0, ...MOST, 0]],
  ['a run that is skipped before something of another client', [2, 1, 7, 0, 10, ...MOST, 1, 9, 0, 0, 1, 0]],
])('[Y4] a clock that nobody can have reached is refused: %s', async (_, update) => {
  await using stage = await aSyncStage();
  const session = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  session.send(updateOf(update));
  await stage.flow();
  expect(session.closed).toBe('bad-message');
  await expectUnharmed(stage, 'after');
});

test('[Y4] a clock that one can reach in a very long life is taken', async () => {
  await using stage = await aSyncStage();
  const session = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  session.send(updateOf(deletedRun(varUint(2 ** 32))));
  await stage.flow();
  expect(session.closed).toBeUndefined();
});

test('[Y4] [Y17] on a document that broke before, too, structs that are only announced take no memory', async () => {
  await using stage = await aSyncStage();
  const address = { kind: 'desk', room: stage.room } as const;
  const first = await rawSession(stage, 'tom', address);
  first.send(updateOf(aValue), updateOf(aLongValueBehindIt));
  await stage.flow();
  expect(first.closed).toBe('not-saved');
  const second = await rawSession(stage, 'tom', address);
  const before = process.memoryUsage().heapUsed;
  second.send(updateOf([1, ...varUint(30_000_000), 7, 0, 0x28]));
  expect((process.memoryUsage().heapUsed - before) / 1024 ** 2).toBeLessThan(64);
  expect(second.closed).toBe('bad-message');
});

test('[Y4] what is set at a clock of its own turn is taken, whoever is named', async () => {
  await using stage = await aSyncStage();
  const session = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  session.send(updateOf(settingOf('c1', [119, 1, 120], 2 ** 32 - 1)));
  await stage.flow();
  expect(session.closed).toBeUndefined();
});
