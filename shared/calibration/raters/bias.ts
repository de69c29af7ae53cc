// Severity in plain numbers: how much lower or higher a rater scores than the rest, or than the experts.
import { type Estimate, meanEstimate } from '../intervals/estimate.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import type { Known } from '../result.ts';
import { besideOthers } from './residuals.ts';

export interface OfRater<T> {
  rater: string;
  result: T;
}

/**
 * Mean of (own rating - mean of the other raters of the same item), in points of the scale, with Student's t interval over the items.
 * Below zero is stricter. Undefined with fewer than three shared items, or for choices without an order.
 */
export function biasAgainstRest(matrix: RatingMatrix): OfRater<Known<Estimate>>[] {
  return matrix.raters.map((rater, r) => ({
    rater,
    result: withoutOrder(matrix) ?? meanEstimate(besideOthers(matrix, r).map(({ own, others }) => own - others)),
  }));
}

/** Mean of (own rating - reference of the item); `reference` has one number for each item of the matrix, or none. */
export function biasAgainst(
  matrix: RatingMatrix,
  reference: readonly (number | undefined)[],
): OfRater<Known<Estimate>>[] {
  return matrix.raters.map((rater, r) => {
    const differences = reference.flatMap((expected, item) => {
      const own = positionIn(matrix, item, r);
      return expected === undefined || Number.isNaN(own) ? [] : [own - expected];
    });
    return { rater, result: withoutOrder(matrix) ?? meanEstimate(differences) };
  });
}
