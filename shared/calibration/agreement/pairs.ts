// Every pair of raters, and what a coefficient says of them: the rater × rater matrix, and Light's kappa, its mean.
import type { RatingMatrix } from '../matrix.ts';
import { isDefined, type Measured, undefinedFor } from '../result.ts';
import { type CohenKappa, cohenKappa } from './cohen.ts';
import { tableOf } from './table.ts';

export interface Pair<T> {
  first: string;
  second: string;
  /** Items that both rated. */
  shared: number;
  result: T;
}

/** Cohen's kappa of each pair of raters, over the items that both rated: n(n-1)/2 pairs in the raters' order. */
export function pairKappas(matrix: RatingMatrix, weights: Float64Array): Pair<CohenKappa>[] {
  return matrix.raters.flatMap((first, a) =>
    matrix.raters.slice(a + 1).map((second, offset) => {
      const table = tableOf(matrix, a, a + 1 + offset);
      return { first, second, shared: table.total, result: cohenKappa(table, weights) };
    }),
  );
}

/**
 * Light (1971): the mean of Cohen's kappa over all pairs for which it is defined; from -1 to 1. `undefinedPairs` says how many had to
 * be left out. Undefined when none is defined.
 */
export function lightKappa(
  matrix: RatingMatrix,
  weights: Float64Array,
): Measured<{ pairs: number; undefinedPairs: number }> {
  const all = pairKappas(matrix, weights).map(({ result }) => result);
  const defined = all.filter(isDefined);
  const reason = all.flatMap((result) => (isDefined(result) ? [] : [result.undefined]))[0];
  if (defined.length === 0) return undefinedFor(reason ?? 'too-few-raters');
  const value = defined.reduce((sum, kappa) => sum + kappa.value, 0) / defined.length;
  return { value, pairs: defined.length, undefinedPairs: all.length - defined.length };
}
