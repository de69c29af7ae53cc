// Cards in the margin: beside their words where possible, never over each other.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeCards, type WantedCard } from '../../../client/annotating/place-cards.ts';

const card = (top: number | undefined, height = 50): WantedCard => ({ top, height });

describe('cards', () => {
  test('stand beside their words when there is room', () => {
    expect(placeCards([card(0), card(100), card(400)], 10)).toEqual([0, 100, 400]);
  });

  test('make room downwards', () => {
    expect(placeCards([card(0), card(20), card(30)], 10)).toEqual([0, 60, 120]);
  });

  test('without words stand where there is room', () => {
    expect(placeCards([card(undefined), card(undefined), card(300)], 10)).toEqual([0, 60, 300]);
  });

  test('the one that is looked at stands beside its words, those before it move up', () => {
    expect(placeCards([card(100), card(110), card(120)], 10, 2)).toEqual([0, 60, 120]);
  });

  test('as far as there is room above', () => {
    expect(placeCards([card(0), card(5), card(10)], 10, 2)).toEqual([0, 60, 120]);
  });
});

test('whatever they want, no card covers another, none stands above the top, and their order is that given', () => {
  const wanted = fc.array(
    fc.record({
      top: fc.option(fc.integer({ min: 0, max: 2_000 }), { nil: undefined }),
      height: fc.integer({ min: 1, max: 300 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(wanted, fc.option(fc.nat(29), { nil: undefined }), (cards, held) => {
      const tops = placeCards(cards, 8, held !== undefined && held < cards.length ? held : undefined);
      expect(tops).toHaveLength(cards.length);
      tops.forEach((top, at) => {
        const before = at === 0 ? 0 : (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + 8;
        expect(top).toBeGreaterThanOrEqual(before);
      });
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
