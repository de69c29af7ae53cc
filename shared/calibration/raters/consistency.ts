// Consistency: does a rater order the items as the others do, whatever their severity?
import type { Estimate } from '../intervals/estimate.ts';
import { rankCorrelation } from '../intervals/rank-correlation.ts';
import { type RatingMatrix, withoutOrder } from '../matrix.ts';
import { standardDeviation } from '../numbers/moments.ts';
import { isDefined, type Known } from '../result.ts';
import type { OfRater } from './bias.ts';
import { besideOthers } from './residuals.ts';

/** `residual` is the spread of a rater's differences from the others' mean, in points, severity taken out. */
export type Consistency = Known<Estimate & { residual: number }>;

/** Spearman's rho of own ratings with the mean of the other raters of the same item, -1 to 1. Undefined with fewer than five shared items or constant ratings. */
export function consistency(matrix: RatingMatrix): OfRater<Consistency>[] {
  return matrix.raters.map((rater, r) => {
    const beside = besideOthers(matrix, r);
    const rho =
      withoutOrder(matrix) ??
      rankCorrelation(
        beside.map(({ own }) => own),
        beside.map(({ others }) => others),
      );
    if (!isDefined(rho)) return { rater, result: rho };
    return { rater, result: { ...rho, residual: standardDeviation(beside.map(({ own, others }) => own - others)) } };
  });
}
