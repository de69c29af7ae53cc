// How often each value was given to each item: all that most coefficients need, and what resampling multiplies.

import { MISSING, type RatingMatrix } from './matrix.ts';
import { add, at, codeAt } from './numbers/arrays.ts';

export interface Counts {
  items: number;
  categories: number;
  /** Row after row: how many raters gave item i the category c is at `i * categories + c`. */
  n: Float64Array;
  /** Ratings of each item. */
  totals: Float64Array;
}

/** How often each item counts: all 1 for the data as they are, 0, 1, 2 … in a bootstrap, one 0 in a jackknife. Length: items. */
export type Times = Float64Array;

export const once = (items: number): Times => new Float64Array(items).fill(1);

export function countsOf({ items, raters, scale, codes }: RatingMatrix): Counts {
  const categories = scale.labels.length;
  const n = new Float64Array(items.length * categories);
  const totals = new Float64Array(items.length);
  for (let i = 0, cell = 0; i < items.length; i++) {
    for (let r = 0; r < raters.length; r++, cell++) {
      const code = codeAt(codes, cell);
      if (code === MISSING) continue;
      add(n, i * categories + code, 1);
      add(totals, i, 1);
    }
  }
  return { items: items.length, categories, n, totals };
}

/** Counts as they are printed in papers: one row an item, one column a category. */
export function countsFromRows(rows: readonly (readonly number[])[]): Counts {
  const categories = rows[0]?.length ?? 0;
  const n = Float64Array.from(rows.flat());
  const totals = Float64Array.from(rows, (row) => row.reduce((sum, count) => sum + count, 0));
  return { items: rows.length, categories, n, totals };
}

/** Items that two or more people rated, and ratings of them: what a coefficient of agreement rests on. */
export function restingOn({ totals }: Counts, times?: Times): { items: number; ratings: number } {
  let [items, ratings] = [0, 0];
  for (let i = 0; i < totals.length; i++) {
    const weight = times ? at(times, i) : 1;
    if (at(totals, i) < 2) continue;
    items += weight;
    ratings += weight * at(totals, i);
  }
  return { items, ratings };
}
