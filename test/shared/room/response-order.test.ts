// The order in which a member sees responses: always the same one, and over many members and examples every one alike.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOf, responseOrder } from '../../../shared/room/response-order.ts';
import { seededRandom } from '../../support/seeded-random.ts';

test('[J25] an order holds each response once, is the same again, and leads back to the file', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 99 }), (member, example, count) => {
      const order = responseOrder(member, example, count);
      expect(responseOrder(member, example, count)).toEqual(order);
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, n) => n));
      for (const response of order) expect(order[placeOf(order, response)]).toBe(response);
    }),
  );
});

test('[J25] all six orders of three responses come up equally often, over members and over examples', () => {
  const { below } = seededRandom(25);
  const anId = () => Array.from({ length: 22 }, () => String.fromCharCode(97 + below(26))).join('');
  const rounds = 12_000;
  const [member, example] = [anId(), anId()];
  for (const order of [() => responseOrder(anId(), example, 3), () => responseOrder(member, anId(), 3)]) {
    const counts = new Map<string, number>();
    for (let n = 0; n < rounds; n++) {
      const key = order().join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const expected = rounds / 6;
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(6);
    // Beyond this with a chance of 1 in 1,000 (5 degrees of freedom); the seed is fixed, so it never is.
    expect(chiSquare).toBeLessThan(20.5);
  }
});

test('[J25] what is not shuffled stands where it stands in the file', () => {
  expect(placeOf(undefined, 3)).toBe(3);
});
