// Krippendorff's alpha: disagreement observed within items over disagreement expected if values were shuffled among all ratings.
import type { Counts, Times } from '../counts.ts';
import { add, at } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';
import type { Scale } from '../scale.ts';

export type Alpha = Measured<{ observed: number; expected: number }>;

/**
 * Krippendorff (2011) "Computing Krippendorff's Alpha-Reliability", section D; any number of raters, missing ratings, items with fewer
 * than two ratings left out. The distance is that of the scale's level (nominal, ordinal, interval, ratio). 1 is perfect, 0 is chance,
 * below 0 is systematic disagreement. Undefined without shared items, when all shared ratings are equal, for negative ratio values.
 *
 * Cost: items × categories for each call (ratio: categories² more). An ordinal distance is the squared difference of the categories'
 * middle ranks, so it needs no table of pairs either.
 */
export const krippendorffAlpha = (counts: Counts, scale: Scale, times?: Times): Alpha =>
  alphaOver(counts, scale)(times);

/** The same for many resamples of the same counts, without a new array for each. */
export function alphaOver(counts: Counts, scale: Scale): (times?: Times) => Alpha {
  const marginals = new Float64Array(counts.categories);
  const x = new Float64Array(counts.categories);
  const whole: Counts = { ...counts, n: marginals, totals: new Float64Array(1), items: 1 };
  const isNegative = scale.level === 'ratio' && scale.positions.some((position) => position < 0);
  return (times) => {
    const ratings = sumInto(marginals, counts, times);
    if (ratings === 0) return undefinedFor('no-shared-items');
    if (usedIn(marginals) < 2) return undefinedFor('no-variation');
    if (isNegative) return undefinedFor('negative-values');
    placeInto(x, scale, marginals);
    whole.totals[0] = ratings;
    const observed = apartIn(counts, scale.level, x, times) / ratings;
    // All ratings as those of one item: what is divided by its ratings less one for an item is so here.
    const expected = apartIn(whole, scale.level, x, undefined) / ratings;
    return { value: 1 - observed / expected, observed, expected };
  };
}

/** Times of an item that counts: one with two ratings and more. */
const weightOf = ({ totals }: Counts, times: Times | undefined, i: number): number =>
  at(totals, i) < 2 ? 0 : times === undefined ? 1 : at(times, i);

function sumInto(marginals: Float64Array, counts: Counts, times: Times | undefined): number {
  const { items, categories: k, n, totals } = counts;
  marginals.fill(0);
  let ratings = 0;
  for (let i = 0; i < items; i++) {
    const weight = weightOf(counts, times, i);
    if (weight === 0) continue;
    ratings += weight * at(totals, i);
    for (let c = 0; c < k; c++) add(marginals, c, weight * at(n, i * k + c));
  }
  return ratings;
}

function usedIn(marginals: Float64Array): number {
  let used = 0;
  for (let c = 0; c < marginals.length; c++) if (at(marginals, c) > 0) used++;
  return used;
}

/** Where each category lies: at its middle rank on an ordinal scale. Taken around the middle, so that large values lose no digits. */
function placeInto(x: Float64Array, { level, positions }: Scale, marginals: Float64Array): void {
  if (level === 'ordinal') middleRanksInto(x, marginals);
  else x.set(positions);
  if (level === 'ratio' || level === 'nominal') return;
  let sum = 0;
  for (let c = 0; c < x.length; c++) sum += at(x, c);
  for (let c = 0; c < x.length; c++) x[c] = at(x, c) - sum / x.length;
}

/** Sum over items of the squared distances of all their ordered pairs of ratings, each divided by its ratings less one. */
function apartIn(counts: Counts, level: Scale['level'], x: Float64Array, times: Times | undefined): number {
  switch (level) {
    case 'nominal':
      return different(counts, times);
    case 'ordinal':
    case 'interval':
      return squared(counts, times, x);
    case 'ratio':
      return byRatio(counts, times, x);
    default:
      return level satisfies never;
  }
}

function different(counts: Counts, times: Times | undefined): number {
  const { n, totals, items, categories: k } = counts;
  let within = 0;
  for (let i = 0; i < items; i++) {
    const weight = weightOf(counts, times, i);
    if (weight === 0) continue;
    const total = at(totals, i);
    let same = 0;
    for (let c = i * k; c < i * k + k; c++) same += at(n, c) * at(n, c);
    within += (weight * (total * total - same)) / (total - 1);
  }
  return within;
}

/** Σ (x - y)² over ordered pairs = 2 (total · Σx² - (Σx)²). */
function squared(counts: Counts, times: Times | undefined, x: Float64Array): number {
  const { n, totals, items, categories: k } = counts;
  let within = 0;
  for (let i = 0; i < items; i++) {
    const weight = weightOf(counts, times, i);
    if (weight === 0) continue;
    const total = at(totals, i);
    let sum = 0;
    let squares = 0;
    for (let c = 0; c < k; c++) {
      const weighted = at(n, i * k + c) * at(x, c);
      sum += weighted;
      squares += weighted * at(x, c);
    }
    within += (weight * (2 * (total * squares - sum * sum))) / (total - 1);
  }
  return within;
}

function byRatio(counts: Counts, times: Times | undefined, x: Float64Array): number {
  const { n, totals, items, categories: k } = counts;
  const distance = (c: number, l: number) =>
    at(x, c) + at(x, l) === 0 ? 0 : (at(x, c) - at(x, l)) / (at(x, c) + at(x, l));
  let within = 0;
  for (let i = 0; i < items; i++) {
    const weight = weightOf(counts, times, i);
    if (weight === 0) continue;
    let apart = 0;
    for (let c = 0; c < k; c++) {
      if (at(n, i * k + c) === 0) continue;
      for (let l = 0; l < c; l++) apart += at(n, i * k + c) * at(n, i * k + l) * distance(c, l) ** 2;
    }
    within += (weight * (2 * apart)) / (at(totals, i) - 1);
  }
  return within;
}

/** The middle of the ranks that each category takes among all ratings: (ratings below it) + half of its own. */
function middleRanksInto(x: Float64Array, marginals: Float64Array): void {
  let below = 0;
  for (let c = 0; c < x.length; c++) {
    x[c] = below + at(marginals, c) / 2;
    below += at(marginals, c);
  }
}
