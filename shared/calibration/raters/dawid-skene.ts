// Dawid and Skene's model: which class each item probably has, and how often each rater takes one class for another.
import { MISSING, type RatingMatrix } from '../matrix.ts';
import { add, at, codeAt } from '../numbers/arrays.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface DawidSkene {
  /** Share of each class among the items; sums to 1. */
  prevalence: number[];
  /** By rater, then true class, then given label: the probability of the label. Rows sum to 1. */
  errorRates: number[][][];
  /** By item: the probability of each class; sums to 1. Items nobody rated have the prevalence. */
  posteriors: number[][];
  logLikelihood: number;
  iterations: number;
}

export interface DawidSkeneOptions {
  /** Added to every count of labels before it becomes a rate; 0 is the plain maximum likelihood. */
  smoothing?: number;
  /** It has come to rest when the log-likelihood rises by less than this. */
  tolerance?: number;
  mostRounds?: number;
}

/**
 * Dawid & Skene (1979), by expectation and maximization from each item's shares of labels; missing ratings allowed. The classes are those
 * the group shares: where most raters err in the same way, their error is called the truth. Never show it as being right.
 * Undefined with fewer than two categories or raters, or when it does not come to rest.
 */
export function dawidSkene(
  matrix: RatingMatrix,
  { smoothing = 0, tolerance = 1e-9, mostRounds = 20_000 }: DawidSkeneOptions = {},
): Known<DawidSkene> {
  const [n, m, k] = [matrix.items.length, matrix.raters.length, matrix.scale.labels.length];
  if (k < 2) return undefinedFor('one-category');
  if (m < 2) return undefinedFor('too-few-raters');
  if (matrix.codes.every((code) => code === MISSING)) return undefinedFor('no-ratings');
  const posteriors = labelShares(matrix, k);
  const prevalence = new Float64Array(k);
  // Rates at (rater * k + label) * k + class, so that all classes of one given label lie beside each other.
  const rates = new Float64Array(m * k * k);
  let before = Number.NEGATIVE_INFINITY;
  for (let iterations = 1; iterations <= mostRounds; iterations++) {
    maximize(matrix, k, posteriors, prevalence, rates, smoothing);
    const logLikelihood = expect(matrix, k, posteriors, prevalence, rates);
    if (logLikelihood - before < tolerance) {
      const byClass = (r: number, c: number) => Array.from({ length: k }, (_, l) => at(rates, (r * k + l) * k + c));
      return {
        prevalence: [...prevalence],
        errorRates: Array.from({ length: m }, (_, r) => Array.from({ length: k }, (__, c) => byClass(r, c))),
        posteriors: Array.from({ length: n }, (_, i) => [...posteriors.subarray(i * k, i * k + k)]),
        logLikelihood,
        iterations,
      };
    }
    before = logLikelihood;
  }
  return undefinedFor('not-converged');
}

/** Where the rounds begin: each item's shares of the labels it was given. */
function labelShares({ items, raters, codes }: RatingMatrix, k: number): Float64Array {
  const shares = new Float64Array(items.length * k);
  for (let i = 0, cell = 0; i < items.length; i++) {
    let given = 0;
    for (let r = 0; r < raters.length; r++, cell++) {
      if (codeAt(codes, cell) === MISSING) continue;
      add(shares, i * k + codeAt(codes, cell), 1);
      given++;
    }
    for (let c = 0; c < k; c++) shares[i * k + c] = given === 0 ? 1 / k : at(shares, i * k + c) / given;
  }
  return shares;
}

function maximize(
  { items, raters, codes }: RatingMatrix,
  k: number,
  posteriors: Float64Array,
  prevalence: Float64Array,
  rates: Float64Array,
  smoothing: number,
): void {
  prevalence.fill(0);
  rates.fill(smoothing);
  for (let i = 0, cell = 0; i < items.length; i++) {
    for (let c = 0; c < k; c++) add(prevalence, c, at(posteriors, i * k + c) / items.length);
    for (let r = 0; r < raters.length; r++, cell++) {
      const label = codeAt(codes, cell);
      if (label === MISSING) continue;
      for (let c = 0; c < k; c++) add(rates, (r * k + label) * k + c, at(posteriors, i * k + c));
    }
  }
  for (let r = 0; r < raters.length; r++) {
    for (let c = 0; c < k; c++) {
      let total = 0;
      for (let label = 0; label < k; label++) total += at(rates, (r * k + label) * k + c);
      for (let label = 0; label < k; label++) {
        const cell = (r * k + label) * k + c;
        // A class without items tells nothing of a rater: every label is as likely as another.
        rates[cell] = total > 0 ? at(rates, cell) / total : 1 / k;
      }
    }
  }
}

/** New posteriors in place of the old; answers the log-likelihood of the ratings. */
function expect(
  { items, raters, codes }: RatingMatrix,
  k: number,
  posteriors: Float64Array,
  prevalence: Float64Array,
  rates: Float64Array,
): number {
  const logRates = rates.map(Math.log);
  const logPrevalence = prevalence.map(Math.log);
  const logs = new Float64Array(k);
  let logLikelihood = 0;
  for (let i = 0, cell = 0; i < items.length; i++) {
    logs.set(logPrevalence);
    for (let r = 0; r < raters.length; r++, cell++) {
      const label = codeAt(codes, cell);
      if (label === MISSING) continue;
      for (let c = 0; c < k; c++) add(logs, c, at(logRates, (r * k + label) * k + c));
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < k; c++) most = Math.max(most, at(logs, c));
    let total = 0;
    for (let c = 0; c < k; c++) total += Math.exp(at(logs, c) - most);
    for (let c = 0; c < k; c++) posteriors[i * k + c] = Math.exp(at(logs, c) - most) / total;
    logLikelihood += most + Math.log(total);
  }
  return logLikelihood;
}
