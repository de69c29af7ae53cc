// Gwet's AC1 and AC2: agreement beyond chance that does not collapse when one value is much more frequent than the others.
import type { Counts, Times } from '../counts.ts';
import { undefinedFor } from '../result.ts';
import { beyondChance, type Corrected, meanShares, observedAgreement, totalOf } from './observed.ts';

/**
 * AC1 with unweighted, AC2 with other weights; missing ratings allowed. Gwet (2008, 2014): chance is
 * (Σ weights / k(k-1)) Σ π(1-π) over the k declared categories. From -1 to 1; 1 also when all chose one of several declared values.
 * Undefined without shared items or with a scale of one value.
 */
export function gwetAc(counts: Counts, weights: Float64Array, times?: Times): Corrected {
  const k = counts.categories;
  if (k < 2) return undefinedFor(k === 0 ? 'no-ratings' : 'one-category');
  const spread = meanShares(counts, times).reduce((sum, share) => sum + share * (1 - share), 0);
  return beyondChance(observedAgreement(counts, weights, times), (totalOf(weights) * spread) / (k * (k - 1)));
}
