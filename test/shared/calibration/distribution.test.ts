// Distributions and camps of dimensions that have no right answer; and the work list by disagreement.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { campsOn } from '../../../shared/calibration/distribution/camps.ts';
import { byDisagreement, itemCounts } from '../../../shared/calibration/distribution/item-counts.ts';
import { raterCamps } from '../../../shared/calibration/distribution/rater-camps.ts';
import { entropy, orderedAgreement } from '../../../shared/calibration/distribution/spread.ts';
import type { Label, Rating } from '../../../shared/calibration/rating.ts';
import { isDefined, numberOf } from '../../../shared/calibration/result.ts';
import { declaredScale } from '../../../shared/calibration/scale.ts';
import { matrixOfRows } from './random-ratings.ts';

test('[N2] entropy as a share of its maximum, and van der Eijk’s agreement as published', () => {
  expect(numberOf(entropy([4, 0, 0]))).toBe(0);
  expect(numberOf(entropy([2, 2, 2]))).toBeCloseTo(1, 12);
  expect(numberOf(entropy([1, 1]))).toBeCloseTo(1, 12);
  // The worked example of the R package agrmt (Ruedin).
  expect(numberOf(orderedAgreement([30, 40, 210, 130, 530, 50, 10]))).toBeCloseTo(0.6113333, 6);
  expect(numberOf(orderedAgreement([5, 0, 0, 0, 5]))).toBe(-1);
  expect(numberOf(orderedAgreement([3, 3, 3]))).toBe(0);
  expect(numberOf(orderedAgreement([0, 7, 0, 0]))).toBe(1);
});

test('[N1] no ratings, one category', () => {
  expect(entropy([0, 0])).toEqual({ undefined: 'no-ratings' });
  expect(entropy([3])).toEqual({ undefined: 'one-category' });
  expect(orderedAgreement([0, 0, 0])).toEqual({ undefined: 'no-ratings' });
  expect(orderedAgreement([1, 1])).toEqual({ undefined: 'one-category' });
});

test('[N6] entropy lies from 0 to 1, agreement from -1 to 1, both the same from the other end', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 7 }), (counts) => {
      const [a, b, turned] = [entropy(counts), orderedAgreement(counts), orderedAgreement(counts.toReversed())];
      if (!isDefined(a) || !isDefined(b) || !isDefined(turned)) return counts.every((count) => count === 0);
      const inside = a.value >= 0 && a.value <= 1 + 1e-12 && b.value >= -1 - 1e-12 && b.value <= 1 + 1e-12;
      return inside && Math.abs(b.value - turned.value) < 1e-9;
    }),
  );
});

const say = (rater: string, value: Label, rationale?: string): Rating => ({
  rater,
  item: 'poem',
  dimension: 'tone',
  value,
  stage: 'blind',
  standing: 'trainer',
  ...(rationale === undefined ? {} : { rationale }),
});
const five = declaredScale('ordinal', [1, 2, 3, 4, 5]);

test('[N20] two camps with their raters and rationales', () => {
  const ratings = [
    say('a', 1, 'brevity'),
    say('b', 2),
    say('c', 1),
    say('d', 5, 'warmth'),
    say('e', 5),
    say('f', 4, 'warm'),
  ];
  const camps = campsOn(ratings, five);
  expect(camps).toMatchObject({
    item: 'poem',
    camps: [
      { labels: ['1', '2'], raters: ['a', 'b', 'c'], rationales: [{ rater: 'a', text: 'brevity' }] },
      {
        labels: ['4', '5'],
        raters: ['d', 'e', 'f'],
        rationales: [
          { rater: 'd', text: 'warmth' },
          { rater: 'f', text: 'warm' },
        ],
      },
    ],
  });
  expect(isDefined(camps) && camps.bimodality).toBeGreaterThan(0.4);
});

test('[N20] one camp, a single dissenter, and people spread evenly are not two camps', () => {
  const of = (values: number[]) =>
    campsOn(
      values.map((value, i) => say(`r${i}`, value)),
      five,
    );
  expect(of([3, 3, 4, 3, 2, 3])).toEqual({ undefined: 'no-spread' });
  expect(of([5, 5, 5, 5, 5, 1])).toEqual({ undefined: 'no-spread' });
  expect(of([1, 2, 3, 4, 5])).toEqual({ undefined: 'no-spread' });
  expect(of([1, 5])).toEqual({ undefined: 'too-few-raters' });
});

test('[N20] camps of a choice are its two most frequent answers', () => {
  const tones = declaredScale('nominal', ['warm', 'brief', 'odd']);
  const ratings = ['warm', 'brief', 'warm', 'brief', 'odd'].map((value, i) => say(`r${i}`, value));
  expect(campsOn(ratings, tones)).toMatchObject({
    bimodality: 0.8,
    camps: [{ labels: ['warm'] }, { labels: ['brief'] }],
  });
  expect(
    campsOn(
      ratings.slice(0, 4).map((each) => ({ ...each, value: 'warm' })),
      tones,
    ),
  ).toEqual({ undefined: 'no-spread' });
});

test('[N20] raters over many items: who values alike', () => {
  const rows = [
    [1, 5, 1, 5, 2],
    [2, 4, 1, 5, 1],
    [5, 1, 4, 2, 5],
    [1, 4, 1, 4, 1],
    [4, 1, 5, 1, 5],
  ];
  const clear = raterCamps(matrixOfRows(rows));
  expect(clear).toMatchObject({
    camps: [
      ['1', '3', '5'],
      ['2', '4'],
    ],
  });
  expect(numberOf(clear)).toBeGreaterThan(0.7);
  expect(raterCamps(matrixOfRows([[1, 1, 1, 1]]))).toEqual({ undefined: 'no-spread' });
  expect(raterCamps(matrixOfRows([[1, 1, 1]]))).toEqual({ undefined: 'too-few-raters' });
  expect(
    raterCamps(
      matrixOfRows([
        [1, 2, null, null],
        [null, null, 1, 2],
      ]),
    ),
  ).toEqual({ undefined: 'not-connected' });
});

test('[N20] the work list: most disagreement first, items with one rating left out', () => {
  const matrix = matrixOfRows([
    [3, 3, 3],
    [1, 5, null],
    [2, null, null],
    [1, 2, 3],
  ]);
  expect(byDisagreement(matrix).map(({ item, disagreement }) => [item, disagreement])).toEqual([
    ['2', 4],
    ['4', 4 / 3],
    ['1', 0],
  ]);
  expect(itemCounts(matrix)[3]).toMatchObject({ counts: [1, 1, 1, 0, 0], ratings: 3 });
});
