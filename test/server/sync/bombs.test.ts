// Updates made to be expensive, and entries made to break who reads them: refused at the price of their sender's connection.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { deskEntries } from '../../../shared/room/documents.ts';
import { expectUnharmed } from '../../support/expect-unharmed.ts';
import { rawSession } from '../../support/raw-session.ts';
import { settingOf, stepTwoOf, updateOf, varUint } from '../../support/sync-bytes.ts';
import { aSyncStage } from '../../support/sync-stage.ts';

const HUGE = varUint(2 ** 53 - 1);
const nested = (open: number[], close: number[], depth: number): number[] => [
  ...Array.from({ length: depth }, () => open).flat(),
  ...close,
];
const twoClients = (update: number[]): number[] => [2, ...update.slice(1, -1), 1, 9, 0, 0x08, 1, 1, 97, 1, 126, 0];
const bombs: Record<string, number[]> = {
  'more clients than anybody has': [...HUGE, 1, 7, 0],
  'more structs than there are bytes': [1, ...HUGE, 7, 0, 0x28],
  'a clock at the end of all numbers': settingOf('c1', [126], 7, 2 ** 53 - 1),
  'a client past all numbers': [1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 0],
  'a text longer than memory': settingOf('c1', [119, ...HUGE]),
  'bytes longer than memory': settingOf('c1', [116, ...HUGE]),
  'a list longer than memory': settingOf('c1', [117, ...HUGE]),
  'an object with more keys than memory': settingOf('c1', [118, ...HUGE]),
  'a run of deleted items past all numbers': [1, 1, 7, 0, 0x21, 1, 1, 97, 1, 98, ...HUGE, 0],
  'lists in lists, a hundred thousand deep': settingOf('c1', nested([117, 1], [126], 100_000)),
  'objects in objects, a hundred thousand deep': settingOf('c1', nested([118, 1, 1, 97], [126], 100_000)),
  'the same beside another client’s': twoClients(settingOf('c1', nested([117, 1], [126], 100_000))),
  'more deletions than there are bytes': [0, ...HUGE, 7, 1, 0, 1],
  'a deletion of everything that will ever be': [0, 1, 7, 1, 0, ...HUGE],
  'a gap of the greatest length': [1, 1, 7, 0, 10, ...HUGE, 0],
  'a collected run of the greatest length': [1, 1, 7, 0, 0, ...HUGE, 0],
};

test.each(Object.entries(bombs))('[Y4] %s costs its sender’s connection at most, and no memory', async (_, update) => {
  await using stage = await aSyncStage();
  const before = process.memoryUsage();
  for (const message of [updateOf(update), stepTwoOf(update)]) {
    const session = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
    session.send(message);
    await stage.flow();
    session.end();
  }
  const after = process.memoryUsage();
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(64 * 1024 ** 2);
  expect(after.heapUsed - before.heapUsed).toBeLessThan(256 * 1024 ** 2);
  await expectUnharmed(stage, 'after');
});

const odd: Record<string, unknown> = {
  'a number of any length': 2n ** 60n,
  'a number that is none': Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  nothing: null,
  bytes: new Uint8Array([1, 2, 3]),
  'a shared type': new Y.Map([['kind', 'comment']]),
  'a shared text': new Y.Text('text'),
  'a document': new Y.Doc(),
  'a number of any length within an entry': { kind: 'comment', example: 'e'.repeat(22), text: 2n ** 60n },
  'an entry that inherits what it is': JSON.parse('{"__proto__": {"kind": "comment", "polluted": true}}'),
  'keys of every object': [
    JSON.parse('{"constructor": {"prototype": {"polluted": 1}}, "toString": 1, "hasOwnProperty": 1}'),
  ],
};

test.each(Object.entries(odd))(
  '[E1] %s on a desk is refused as an entry, under whatever key, and stops nothing',
  async (_, value) => {
    await using stage = await aSyncStage();
    const keys = ['c1', '__proto__', 'constructor', 'toString', 'lock-in.', '', '🙂', '\ud800', 'k'.repeat(100_000)];
    const hostile = await stage.desk('tom');
    const fresh = () =>
      value instanceof Y.AbstractType ? value.clone() : value instanceof Y.Doc ? new Y.Doc() : value;
    for (const key of keys) deskEntries(hostile.doc).set(key, fresh());
    await stage.flow();
    expect(hostile.closed).toBeUndefined();
    expect(stage.announced.map(({ name }) => name)).toEqual(keys.map(() => 'refused'));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    await expectUnharmed(stage, 'after');
  },
);

test('[E1] an entry of lists in lists, deeper than anybody writes, is refused as an entry when it is integrated', async () => {
  await using stage = await aSyncStage();
  const session = await rawSession(stage, 'tom', { kind: 'desk', room: stage.room });
  session.send(updateOf(twoClients(settingOf('c1', nested([117, 1], [126], 1_000)))));
  await stage.flow();
  expect(session.closed).toBeUndefined();
  expect(stage.announced.map(({ name }) => name)).toEqual(['refused']);
  await expectUnharmed(stage, 'after');
});
