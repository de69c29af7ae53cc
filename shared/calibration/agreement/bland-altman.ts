// How far two measurements of the same things lie apart: the mean difference and the range that holds most differences.
import { mean, standardDeviation } from '../numbers/moments.ts';
import { type Measured, undefinedFor } from '../result.ts';

/** Bland & Altman (1986): mean of x - y, its standard deviation (n - 1), and limits of agreement at ± `multiplier` of them. Undefined for fewer than two pairs. */
export function limitsOfAgreement(
  x: readonly number[],
  y: readonly number[],
  multiplier = 1.96,
): Measured<{ deviation: number; low: number; high: number; n: number }> {
  const differences = x.map((each, i) => each - (y[i] ?? 0));
  if (differences.length < 2) return undefinedFor('too-few-items');
  const [value, deviation] = [mean(differences), standardDeviation(differences)];
  return { value, deviation, low: value - multiplier * deviation, high: value + multiplier * deviation, n: x.length };
}
