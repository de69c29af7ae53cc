// A number with its interval: what a person is told of a rater, a gap or an effect.
import { mean, standardDeviation } from '../numbers/moments.ts';
import { tBeyond, tQuantileTwoSided } from '../numbers/student.ts';
import { isDefined, type Known, undefinedFor } from '../result.ts';

export interface Estimate {
  value: number;
  low: number;
  high: number;
  /** How many items, or pairs, it rests on. */
  n: number;
  /** Two-sided probability of a value at least as far from zero (from one half, for a share) if there were nothing. */
  p: number;
}

export const FEWEST = 3;

/** The mean of differences with Student's t interval. Undefined for fewer than three. Without any spread the interval is the value itself. */
export function meanEstimate(differences: readonly number[], confidence = 0.95): Known<Estimate> {
  const n = differences.length;
  if (n < FEWEST) return undefinedFor('too-few-items');
  const value = mean(differences);
  const error = standardDeviation(differences) / Math.sqrt(n);
  if (error === 0) return { value, low: value, high: value, n, p: value === 0 ? 1 : 0 };
  const half = tQuantileTwoSided(confidence, n - 1) * error;
  return { value, low: value - half, high: value + half, n, p: tBeyond(value / error, n - 1) };
}

/** Two independent groups' difference of means, a - b, by Welch (1947). Undefined for fewer than two in a group or without any spread. */
export function differenceEstimate(a: readonly number[], b: readonly number[], confidence = 0.95): Known<Estimate> {
  if (a.length < 2 || b.length < 2) return undefinedFor('too-few-items');
  const [va, vb] = [standardDeviation(a) ** 2 / a.length, standardDeviation(b) ** 2 / b.length];
  const error = Math.sqrt(va + vb);
  if (error === 0) return undefinedFor('no-spread');
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  const value = mean(a) - mean(b);
  const half = tQuantileTwoSided(confidence, freedom) * error;
  return { value, low: value - half, high: value + half, n: a.length + b.length, p: tBeyond(value / error, freedom) };
}

/** What may be said of an estimate: surely above or below zero, not surely either, or too few to say. */
export type Verdict = 'surely-above' | 'surely-below' | 'not-sure' | 'too-few';

export function verdictOn(estimate: Known<Estimate>, fewest = 8): Verdict {
  if (!isDefined(estimate) || estimate.n < fewest) return 'too-few';
  if (estimate.low > 0) return 'surely-above';
  return estimate.high < 0 ? 'surely-below' : 'not-sure';
}
