// Joint maximum likelihood for the rating scale model: Newton's steps for items, raters and thresholds in turn, until nothing moves.
import { add, at, codeAt } from '../numbers/arrays.ts';
import { inverseOf } from '../numbers/linear.ts';
import type { RaschData } from './rasch-data.ts';

export interface RaschEstimate {
  items: Float64Array;
  raters: Float64Array;
  thresholds: Float64Array;
  iterations: number;
}

const MOST_ROUNDS = 1_000;
const LONGEST_STEP = 1;

/** Estimates in logits; raters and thresholds sum to 0. Nothing when it does not come to rest. */
export function estimateRasch(data: RaschData, tolerance: number): RaschEstimate | undefined {
  const { keptItems, keptRaters, highest } = data;
  const items = new Float64Array(keptItems.length);
  const raters = new Float64Array(keptRaters.length);
  const thresholds = new Float64Array(highest);
  for (let iterations = 1; iterations <= MOST_ROUNDS; iterations++) {
    const moved = Math.max(
      stepOfFacet(data, items, raters, thresholds, 'items'),
      stepOfFacet(data, items, raters, thresholds, 'raters'),
      stepOfThresholds(data, items, raters, thresholds),
    );
    const severity = centre(raters);
    const level = centre(thresholds);
    for (let i = 0; i < items.length; i++) add(items, i, -severity - level);
    if (moved < tolerance) return { items, raters, thresholds, iterations };
  }
  return undefined;
}

/** Takes the mean away and returns it. */
function centre(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let i = 0; i < values.length; i++) add(values, i, -mean);
  return mean;
}

/** Weights of the scores 0..highest at equal item and rater: P(k) ∝ weight k × x^k with x = e^(item - rater), so no exponential for each rating. */
export function scoreWeights(thresholds: Float64Array): Float64Array {
  let total = 0;
  return Float64Array.from({ length: thresholds.length + 1 }, (_, k) => {
    if (k > 0) total += at(thresholds, k - 1);
    return Math.exp(-total);
  });
}

export const exponentials = (values: Float64Array, sign: 1 | -1): Float64Array =>
  values.map((value) => Math.exp(sign * value));

function stepOfFacet(
  { item, rater, score }: RaschData,
  items: Float64Array,
  raters: Float64Array,
  thresholds: Float64Array,
  facet: 'items' | 'raters',
): number {
  const [ofItem, ofRater, weights] = [exponentials(items, 1), exponentials(raters, -1), scoreWeights(thresholds)];
  const values = facet === 'items' ? items : raters;
  const member = facet === 'items' ? item : rater;
  const sign = facet === 'items' ? 1 : -1;
  const residual = new Float64Array(values.length);
  const information = new Float64Array(values.length);
  const scores = weights.length;
  for (let cell = 0; cell < score.length; cell++) {
    const x = at(ofItem, codeAt(item, cell)) * at(ofRater, codeAt(rater, cell));
    let [power, total, first, second] = [1, 0, 0, 0];
    for (let k = 0; k < scores; k++) {
      const share = at(weights, k) * power;
      total += share;
      first += k * share;
      second += k * k * share;
      power *= x;
    }
    const expected = first / total;
    const of = codeAt(member, cell);
    add(residual, of, codeAt(score, cell) - expected);
    add(information, of, second / total - expected * expected);
  }
  let moved = 0;
  for (let m = 0; m < values.length; m++) {
    const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, (sign * at(residual, m)) / at(information, m)));
    add(values, m, step);
    moved = Math.max(moved, Math.abs(step));
  }
  return moved;
}

function stepOfThresholds(
  { item, rater, score }: RaschData,
  items: Float64Array,
  raters: Float64Array,
  thresholds: Float64Array,
): number {
  const count = thresholds.length;
  // One category fewer to estimate than there are: with two scores the only threshold is 0.
  if (count < 2) return 0;
  const [ofItem, ofRater, weights] = [exponentials(items, 1), exponentials(raters, -1), scoreWeights(thresholds)];
  const beyond = new Float64Array(count + 1);
  const residual = new Float64Array(count);
  const information = new Float64Array(count * count);
  for (let cell = 0; cell < score.length; cell++) {
    const x = at(ofItem, codeAt(item, cell)) * at(ofRater, codeAt(rater, cell));
    let [power, total] = [1, 0];
    for (let k = 0; k <= count; k++) {
      beyond[k] = at(weights, k) * power;
      total += at(beyond, k);
      power *= x;
    }
    // beyond[k] becomes P(score > k), which threshold k governs.
    let above = 0;
    for (let k = count; k >= 0; k--) {
      const own = at(beyond, k) / total;
      beyond[k] = above;
      above += own;
    }
    for (let k = 0; k < count; k++) {
      add(residual, k, (codeAt(score, cell) > k ? 1 : 0) - at(beyond, k));
      for (let l = 0; l <= k; l++) add(information, k * count + l, at(beyond, k) - at(beyond, k) * at(beyond, l));
    }
  }
  for (let k = 0; k < count; k++)
    for (let l = 0; l < k; l++) information[l * count + k] = at(information, k * count + l);
  const inverse = inverseOf(information, count);
  if (inverse === undefined) return Number.POSITIVE_INFINITY;
  let moved = 0;
  for (let k = 0; k < count; k++) {
    let step = 0;
    for (let l = 0; l < count; l++) step -= at(inverse, k * count + l) * at(residual, l);
    step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    add(thresholds, k, step);
    moved = Math.max(moved, Math.abs(step));
  }
  return moved;
}
