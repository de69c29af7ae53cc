// Agreement of two groups, such as students and experts, without choosing one consensus for either.
import { type Counts, restingOn } from '../counts.ts';
import { at } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';
import { chanceOf, meanShares } from './observed.ts';

/**
 * Vanbelle & Albert (2009) "Agreement between two independent groups of raters": observed agreement of the two groups' shares,
 * over the best reachable with these shares, beyond chance. At most 1. Both counts are of the same items in the same order and of the
 * same categories; items without ratings in one group are left out. Undefined without shared items or when nothing but chance is reachable.
 */
export function groupAgreement(
  a: Counts,
  b: Counts,
  weights: Float64Array,
): Measured<{ observed: number; expected: number; best: number; items: number }> {
  const k = a.categories;
  const both = Array.from({ length: a.items }, (_, i) => i).filter((i) => at(a.totals, i) > 0 && at(b.totals, i) > 0);
  if (both.length === 0)
    return undefinedFor(restingOn(a).items + restingOn(b).items > 0 ? 'no-shared-items' : 'no-ratings');
  const sharesOf = (counts: Counts, i: number) =>
    Float64Array.from({ length: k }, (_, c) => at(counts.n, i * k + c) / at(counts.totals, i));
  let [observed, best] = [0, 0];
  for (const i of both) {
    const [own, other] = [sharesOf(a, i), sharesOf(b, i)];
    const within = (shares: Float64Array) => chanceOf(weights, shares, shares);
    observed += chanceOf(weights, own, other) / both.length;
    best += Math.max(within(own), within(other)) / both.length;
  }
  const kept = (counts: Counts) => Float64Array.from({ length: counts.items }, (_, i) => (both.includes(i) ? 1 : 0));
  const expected = chanceOf(weights, meanShares(a, kept(a)), meanShares(b, kept(b)));
  if (best - expected < 1e-12) return undefinedFor('no-variation');
  return { value: (observed - expected) / (best - expected), observed, expected, best, items: both.length };
}
