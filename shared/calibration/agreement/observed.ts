// What was observed: how much raters agree on the items, and how often each value was given. Missing ratings are allowed.
import type { Counts, Times } from '../counts.ts';
import { add, at } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';

/** A coefficient with what it is made of: value = (observed - expected) / (1 - expected). */
export type Corrected = Measured<{ observed: number; expected: number }>;

/**
 * Mean over the items with two or more ratings of the (weighted) share of agreeing pairs of raters, 0 to 1; undefined without such items.
 * Gwet (2014) Handbook of Inter-Rater Reliability, 4th edition.
 */
export function observedAgreement(counts: Counts, weights: Float64Array, times?: Times): number | undefined {
  const { items, categories, n, totals } = counts;
  let [total, rested] = [0, 0];
  for (let i = 0; i < items; i++) {
    const time = times ? at(times, i) : 1;
    const ratings = at(totals, i);
    if (time === 0 || ratings < 2) continue;
    total += (time * agreeingPairs(n, i * categories, categories, weights)) / (ratings * (ratings - 1));
    rested += time;
  }
  return rested > 0 ? total / rested : undefined;
}

function agreeingPairs(n: Float64Array, row: number, categories: number, weights: Float64Array): number {
  let pairs = 0;
  for (let c = 0; c < categories; c++) {
    const here = at(n, row + c);
    if (here === 0) continue;
    let alike = -1;
    for (let l = 0; l < categories; l++) alike += at(weights, c * categories + l) * at(n, row + l);
    pairs += here * alike;
  }
  return pairs;
}

/** Mean over all rated items of each category's share in the item's ratings; sums to 1. Items with a single rating count too. */
export function meanShares({ items, categories, n, totals }: Counts, times?: Times): Float64Array {
  const shares = new Float64Array(categories);
  let rated = 0;
  for (let i = 0; i < items; i++) {
    const time = times ? at(times, i) : 1;
    const ratings = at(totals, i);
    if (time === 0 || ratings === 0) continue;
    rated += time;
    for (let c = 0; c < categories; c++) add(shares, c, (time * at(n, i * categories + c)) / ratings);
  }
  return rated > 0 ? shares.map((share) => share / rated) : shares;
}

const ALMOST_ONE = 1 - 1e-12;

/** Agreement beyond chance. Undefined without shared items, and where chance alone would explain everything (0/0). */
export function beyondChance(observed: number | undefined, expected: number): Corrected {
  if (observed === undefined) return undefinedFor('no-shared-items');
  if (expected > ALMOST_ONE) return undefinedFor('no-variation');
  return { value: (observed - expected) / (1 - expected), observed, expected };
}

/** Σ over pairs of categories of weight × share × share. */
export function chanceOf(weights: Float64Array, a: Float64Array, b: Float64Array): number {
  let chance = 0;
  for (let c = 0; c < a.length; c++) {
    for (let l = 0; l < b.length; l++) chance += at(weights, c * b.length + l) * at(a, c) * at(b, l);
  }
  return chance;
}

export const totalOf = (weights: Float64Array): number => weights.reduce((sum, weight) => sum + weight, 0);
