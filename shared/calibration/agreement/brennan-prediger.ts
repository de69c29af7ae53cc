// The coefficient of Brennan and Prediger: chance is choosing blindly among the declared values.
import type { Counts, Times } from '../counts.ts';
import { undefinedFor } from '../result.ts';
import { beyondChance, type Corrected, observedAgreement, totalOf } from './observed.ts';

/** Brennan & Prediger (1981); weighted, with missing ratings: Gwet (2014), chance Σ weights / k². Undefined without shared items or with a scale of one value. */
export function brennanPrediger(counts: Counts, weights: Float64Array, times?: Times): Corrected {
  const k = counts.categories;
  if (k < 2) return undefinedFor(k === 0 ? 'no-ratings' : 'one-category');
  return beyondChance(observedAgreement(counts, weights, times), totalOf(weights) / k ** 2);
}
