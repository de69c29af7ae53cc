// The ids that the examples of a dataset get.
import { expect, test } from 'vitest';
import { ExampleIds } from '../../../server/data/example-ids.ts';
import { Id } from '../../../shared/room/ids.ts';

const chance = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

test('are ids, each after the one before as databases sort them, however many are taken at once', () => {
  const ids = new ExampleIds(chance);
  const taken = [1, 500, 63, 64, 4_200, 1].flatMap((count) => ids.take(count));
  expect(taken).toHaveLength(4_829);
  for (const id of taken) expect(Id.safeParse(id).success).toBe(true);
  // Both engines compare bytes.
  const sorted = taken.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(taken).toEqual(sorted);
  expect(new Set(taken).size).toBe(taken.length);
});

test('of two datasets begin differently, and neither tells the next one', () => {
  const [one, other] = [new ExampleIds(chance).take(2), new ExampleIds(chance).take(2)] as [string[], string[]];
  expect(one[0]?.slice(0, 10)).not.toBe(other[0]?.slice(0, 10));
  expect(one[0]?.slice(-7)).not.toBe(one[1]?.slice(-7));
});
