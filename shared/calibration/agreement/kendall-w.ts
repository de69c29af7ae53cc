// Kendall's coefficient of concordance: do raters put the items in the same order?
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { squaresAround, sum } from '../numbers/moments.ts';
import { averageRanks, tieSizes } from '../numbers/ranks.ts';
import { type Measured, undefinedFor } from '../result.ts';

/**
 * W with the correction for ties (Siegel & Castellan 1988, 9.3), over the items rated by everybody; 0 to 1. Undefined for fewer than
 * two such items or raters, or when every rater gave one value throughout.
 */
export function kendallW(matrix: RatingMatrix): Measured<{ items: number; raters: number }> {
  const complete = [...matrix.items.keys()].filter((i) =>
    matrix.raters.every((_, r) => !Number.isNaN(positionIn(matrix, i, r))),
  );
  const [n, m] = [complete.length, matrix.raters.length];
  const unordered = withoutOrder(matrix);
  if (unordered) return unordered;
  if (m < 2) return undefinedFor('too-few-raters');
  if (n < 2) return undefinedFor(n === 0 ? 'not-complete' : 'too-few-items');
  const columns = matrix.raters.map((_, r) => complete.map((i) => positionIn(matrix, i, r)));
  const ranks = columns.map(averageRanks);
  const rankSums = complete.map((_, i) => sum(ranks.map((column) => column[i] ?? 0)));
  const ties = sum(columns.flatMap((column) => tieSizes(column).map((t) => t ** 3 - t)));
  const most = m ** 2 * (n ** 3 - n) - m * ties;
  if (most <= 0) return undefinedFor('no-variation');
  return { value: (12 * squaresAround(rankSums)) / most, items: n, raters: m };
}
