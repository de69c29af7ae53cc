// Drift: does a rater become stricter or milder along the window?
import type { Estimate } from '../intervals/estimate.ts';
import { slopeEstimate } from '../intervals/slope.ts';
import { type RatingMatrix, withoutOrder } from '../matrix.ts';
import type { Known } from '../result.ts';
import type { OfRater } from './bias.ts';
import { besideOthers } from './residuals.ts';

/**
 * Least-squares slope of (own rating - mean of the others) on the item's place in the window, in points of the scale per ten items.
 * Below zero becomes stricter. `places` has the place of each item of the matrix. Undefined with fewer than five shared items.
 */
export function drift(matrix: RatingMatrix, places: readonly number[]): OfRater<Known<Estimate>>[] {
  return matrix.raters.map((rater, r) => {
    const beside = besideOthers(matrix, r);
    const tens = beside.map(({ item }) => (places[item] ?? item) / 10);
    return {
      rater,
      result:
        withoutOrder(matrix) ??
        slopeEstimate(
          tens,
          beside.map(({ own, others }) => own - others),
        ),
    };
  });
}
