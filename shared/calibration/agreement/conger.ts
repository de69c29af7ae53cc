// Conger's kappa: Cohen's for any number of raters, each with a distribution of their own.
import { countsOf, type Times } from '../counts.ts';
import { MISSING, type RatingMatrix } from '../matrix.ts';
import { add, at, codeAt } from '../numbers/arrays.ts';
import { undefinedFor } from '../result.ts';
import { beyondChance, type Corrected, chanceOf, observedAgreement } from './observed.ts';

/**
 * Conger (1980); weighted, with missing ratings: Gwet (2014): chance is the mean over pairs of raters of the agreement of their
 * two distributions, each over the items they rated. Raters who rated nothing are left out. From -1 to 1. Undefined without shared
 * items or when all ratings are equal.
 */
export function congerKappa(matrix: RatingMatrix, weights: Float64Array, times?: Times): Corrected {
  const { items, codes, scale } = matrix;
  const [raters, k] = [matrix.raters.length, scale.labels.length];
  const marginals = Array.from({ length: raters }, () => new Float64Array(k));
  for (let i = 0, cell = 0; i < items.length; i++) {
    for (const marginal of marginals) {
      const code = codeAt(codes, cell++);
      if (code !== MISSING) add(marginal, code, times ? at(times, i) : 1);
    }
  }
  const shares = marginals.flatMap((marginal) => {
    const total = marginal.reduce((sum, count) => sum + count, 0);
    return total > 0 ? [marginal.map((count) => count / total)] : [];
  });
  if (shares.length < 2) return undefinedFor('too-few-raters');
  const together = new Float64Array(k);
  let own = 0;
  for (const share of shares) {
    own += chanceOf(weights, share, share);
    for (let c = 0; c < k; c++) add(together, c, at(share, c));
  }
  // All ordered pairs of different raters: the whole minus each with itself.
  const expected = (chanceOf(weights, together, together) - own) / (shares.length * (shares.length - 1));
  return beyondChance(observedAgreement(countsOf(matrix), weights, times), expected);
}
