// Ratings by chance for property tests, and ratings whose truth is known.
import fc from 'fast-check';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { matrixFromRows, type RatingMatrix } from '../../../shared/calibration/matrix.ts';
import { declaredScale, type Level } from '../../../shared/calibration/scale.ts';

export type Rows = (number | null)[][];

/** Two to nine items by two to five raters on a scale of five points, a fifth of the ratings missing. */
export const rowsByChance: fc.Arbitrary<Rows> = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 5 }))
  .chain(([items, raters]) => {
    const rating = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
    return fc.array(fc.array(rating, { minLength: raters, maxLength: raters }), { minLength: items, maxLength: items });
  });

/** The same without missing ratings. */
export const fullRowsByChance: fc.Arbitrary<number[][]> = rowsByChance.map((rows) =>
  rows.map((row) => row.map((value) => value ?? 3)),
);

/** A matrix of these rows with names of its own for items and raters. */
export function matrixOfRows(
  rows: Rows,
  level: Level = 'ordinal',
  points: readonly number[] = [1, 2, 3, 4, 5],
): RatingMatrix {
  return matrixFromRows(rows, declaredScale(level, points));
}

/** The rows with items and raters in another order, the same for the same seed. */
export function shuffled(rows: Rows, seed: number): Rows {
  const random = randomFrom(seed);
  const order = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ at, key: random() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ at }) => at);
  const raters = order(rows[0]?.length ?? 0);
  return order(rows.length).map((item) => raters.map((rater) => rows[item]?.[rater] ?? null));
}

/** Something close to a normal deviate from a source of uniform numbers. */
export const deviate = (random: () => number): number =>
  Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6);

/** Ratings 1..5 of items of known quality by raters of known severity and noise. */
export function plantedRows(items: number, severities: readonly number[], noise: number, seed: number): number[][] {
  const random = randomFrom(seed);
  return Array.from({ length: items }, () => {
    const quality = 1 + 4 * random();
    return severities.map((severity) =>
      Math.max(1, Math.min(5, Math.round(quality - severity + noise * deviate(random)))),
    );
  });
}
