// Krippendorff's alpha: disagreement observed within items over disagreement expected if values were shuffled among all ratings.
import type { Counts, Times } from '../counts.ts';
import { add, at } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';
import type { Scale } from '../scale.ts';

export type Alpha = Measured<{ observed: number; expected: number }>;

/**
 * Krippendorff (2011) "Computing Krippendorff's Alpha-Reliability", section D; any number of raters, missing ratings, items with fewer
 * than two ratings left out. The distance is that of the scale's level (nominal, ordinal, interval, ratio). 1 is perfect, 0 is chance,
 * below 0 is systematic disagreement. Undefined without shared items, when all shared ratings are equal, for negative ratio values.
 *
 * Cost: items × categories for each call (ratio: categories² more). An ordinal distance is the squared difference of the categories'
 * middle ranks, so it needs no table of pairs either.
 */
export function krippendorffAlpha(counts: Counts, scale: Scale, times?: Times): Alpha {
  const { items, categories: k, n, totals } = counts;
  const marginals = new Float64Array(k);
  let ratings = 0;
  for (let i = 0; i < items; i++) {
    const time = times ? at(times, i) : 1;
    if (time === 0 || at(totals, i) < 2) continue;
    ratings += time * at(totals, i);
    for (let c = 0; c < k; c++) add(marginals, c, time * at(n, i * k + c));
  }
  if (ratings === 0) return undefinedFor('no-shared-items');
  if (marginals.filter((count) => count > 0).length < 2) return undefinedFor('no-variation');
  if (scale.level === 'ratio' && scale.positions.some((position) => position < 0))
    return undefinedFor('negative-values');
  const apart = disagreementBy(scale, marginals);
  let within = 0;
  for (let i = 0; i < items; i++) {
    const time = times ? at(times, i) : 1;
    const total = at(totals, i);
    if (time > 0 && total >= 2) within += (time * apart(n, i * k, total)) / (total - 1);
  }
  const observed = within / ratings;
  const expected = apart(marginals, 0, ratings) / (ratings * (ratings - 1));
  return { value: 1 - observed / expected, observed, expected };
}

/** Sum over all ordered pairs of ratings of their squared distance, for a row of counts that starts at `row` and sums to `total`. */
type Apart = (n: Float64Array, row: number, total: number) => number;

function disagreementBy({ level, positions }: Scale, marginals: Float64Array): Apart {
  const k = marginals.length;
  switch (level) {
    case 'nominal':
      return (n, row, total) => {
        let same = 0;
        for (let c = 0; c < k; c++) same += at(n, row + c) ** 2;
        return total * total - same;
      };
    case 'ordinal':
      return squaredDistances(middleRanks(marginals));
    case 'interval':
      return squaredDistances(positions);
    case 'ratio':
      return ratioDistances(positions);
    default:
      return level satisfies never;
  }
}

/** The middle of the ranks that each category takes among all ratings: (ratings below it) + half of its own. */
function middleRanks(marginals: Float64Array): Float64Array {
  let below = 0;
  return marginals.map((own) => {
    const middle = below + own / 2;
    below += own;
    return middle;
  });
}

/** Σ (x - y)² over ordered pairs = 2 (total · Σx² - (Σx)²), taken around the middle so that large values lose no digits. */
function squaredDistances(x: Float64Array): Apart {
  const k = x.length;
  const origin = x.reduce((sum, each) => sum + each, 0) / k;
  const centred = x.map((each) => each - origin);
  return (n, row, total) => {
    let [sum, squares] = [0, 0];
    for (let c = 0; c < k; c++) {
      const weighted = at(n, row + c) * at(centred, c);
      sum += weighted;
      squares += weighted * at(centred, c);
    }
    return 2 * (total * squares - sum * sum);
  };
}

function ratioDistances(x: Float64Array): Apart {
  const k = x.length;
  const distance = (c: number, l: number) =>
    at(x, c) + at(x, l) === 0 ? 0 : (at(x, c) - at(x, l)) / (at(x, c) + at(x, l));
  return (n, row) => {
    let total = 0;
    for (let c = 0; c < k; c++) {
      if (at(n, row + c) === 0) continue;
      for (let l = 0; l < c; l++) total += at(n, row + c) * at(n, row + l) * distance(c, l) ** 2;
    }
    return 2 * total;
  };
}
