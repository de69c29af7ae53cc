// The slope of a least-squares line with its interval.
import { mean, sum } from '../numbers/moments.ts';
import { tBeyond, tQuantileTwoSided } from '../numbers/student.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { Estimate } from './estimate.ts';

/** Slope of y on x in units of y per unit of x, with Student's t interval, n - 2 degrees of freedom. Undefined for fewer than five pairs or a constant x. */
export function slopeEstimate(x: readonly number[], y: readonly number[], confidence = 0.95): Known<Estimate> {
  const n = x.length;
  if (n < 5) return undefinedFor('too-few-items');
  const [mx, my] = [mean(x), mean(y)];
  const squares = sum(x.map((each) => (each - mx) ** 2));
  if (squares === 0) return undefinedFor('no-spread');
  const value = sum(x.map((each, i) => (each - mx) * ((y[i] ?? 0) - my))) / squares;
  const residual = sum(x.map((each, i) => ((y[i] ?? 0) - my - value * (each - mx)) ** 2));
  const error = Math.sqrt(residual / (n - 2) / squares);
  if (error === 0) return { value, low: value, high: value, n, p: value === 0 ? 1 : 0 };
  const half = tQuantileTwoSided(confidence, n - 2) * error;
  return { value, low: value - half, high: value + half, n, p: tBeyond(value / error, n - 2) };
}
