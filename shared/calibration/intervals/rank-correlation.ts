// Spearman's rho with an interval and a p-value: the effect size of most probes.
import { spearman } from '../agreement/correlation.ts';
import { normalQuantile } from '../numbers/normal.ts';
import { tBeyond } from '../numbers/student.ts';
import { isDefined, type Known, undefinedFor } from '../result.ts';
import type { Estimate } from './estimate.ts';

/**
 * Rho of two lists, -1 to 1; interval by Fisher's z with the standard error of Bonett & Wright (2000), √((1 + ρ²/2)/(n - 3)); p by Student's t
 * with n - 2 degrees of freedom. Undefined for fewer than five pairs or when a list is constant.
 */
export function rankCorrelation(x: readonly number[], y: readonly number[], confidence = 0.95): Known<Estimate> {
  const n = x.length;
  if (n < 5) return undefinedFor('too-few-items');
  const rho = spearman(x, y);
  if (!isDefined(rho)) return rho;
  const { value } = rho;
  if (Math.abs(value) === 1) return { value, low: value, high: value, n, p: 0 };
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt((1 + value ** 2 / 2) / (n - 3));
  const z = Math.atanh(value);
  const p = tBeyond(value * Math.sqrt((n - 2) / (1 - value ** 2)), n - 2);
  return { value, low: Math.tanh(z - half), high: Math.tanh(z + half), n, p };
}
