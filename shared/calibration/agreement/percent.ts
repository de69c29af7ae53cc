// Percent agreement: how often two raters of the same item give the same value. It says nothing about chance, nor about being right.
import type { Counts, Times } from '../counts.ts';
import { at } from '../numbers/arrays.ts';
import { type Measured, undefinedFor } from '../result.ts';
import { observedAgreement } from './observed.ts';

/** Share of agreeing pairs of raters, mean over the items with two or more ratings; 0 to 1. Undefined without such items. Gwet (2014). */
export function percentAgreement(counts: Counts, weights: Float64Array, times?: Times): Measured {
  const value = observedAgreement(counts, weights, times);
  return value === undefined ? undefinedFor('no-shared-items') : { value };
}

/** Share of the items with two or more ratings on which all gave the same value; 0 to 1. Undefined without such items. */
export function unanimity({ items, categories, n, totals }: Counts, times?: Times): Measured<{ items: number }> {
  let [unanimous, rated] = [0, 0];
  for (let i = 0; i < items; i++) {
    const time = times ? at(times, i) : 1;
    if (at(totals, i) < 2) continue;
    rated += time;
    for (let c = 0; c < categories; c++) if (at(n, i * categories + c) === at(totals, i)) unanimous += time;
  }
  return rated > 0 ? { value: unanimous / rated, items: rated } : undefinedFor('no-shared-items');
}
