// The browser's own store, in a real browser: what is kept is there again, in order, per document.
import { expect, test } from 'vitest';
import { keepUpdates, readUpdates } from '../../../client/connection/browser-store.ts';

const bytes = (...numbers: number[]) => new Uint8Array(numbers);
const kept = async (document: string) => (await readUpdates(document)).map(({ update }) => [...update]);
const fresh = () => `desk/${crypto.randomUUID()}`;

test('[U4] updates come back in the order in which they were kept, and only those of their document', async () => {
  const [one, other] = [fresh(), fresh()];
  await keepUpdates(one, [bytes(1), bytes(2)]);
  await keepUpdates(other, [bytes(9)]);
  await keepUpdates(one, [bytes(3)]);
  expect(await kept(one)).toEqual([[1], [2], [3]]);
  expect(await kept(other)).toEqual([[9]]);
});

test('what is replaced goes in the same write in which its replacement comes', async () => {
  const one = fresh();
  await keepUpdates(one, [bytes(1), bytes(2)]);
  const before = await readUpdates(one);
  await keepUpdates(
    one,
    [bytes(12)],
    before.map(({ key }) => key),
  );
  expect(await kept(one)).toEqual([[12]]);
});

test('a write that fails is told, and keeps nothing', async () => {
  const one = fresh();
  const uncloneable = (() => {}) as unknown as Uint8Array;
  await expect(keepUpdates(one, [bytes(1), uncloneable])).rejects.toThrow();
  expect(await kept(one)).toEqual([]);
});
