// How two raters' values meet: a square table, rows the first rater, columns the second.

import type { Times } from '../counts.ts';
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';
import { add, at } from '../numbers/arrays.ts';

export interface PairTable {
  categories: number;
  /** Items at `first * categories + second`. */
  n: Float64Array;
  total: number;
}

/** The table of two raters, by their numbers, over the items that both rated. */
export function tableOf(matrix: RatingMatrix, first: number, second: number, times?: Times): PairTable {
  const categories = matrix.scale.labels.length;
  const n = new Float64Array(categories * categories);
  let total = 0;
  for (let i = 0; i < matrix.items.length; i++) {
    const [a, b] = [codeIn(matrix, i, first), codeIn(matrix, i, second)];
    if (a === MISSING || b === MISSING) continue;
    const time = times ? at(times, i) : 1;
    add(n, a * categories + b, time);
    total += time;
  }
  return { categories, n, total };
}

export function tableFromRows(rows: readonly (readonly number[])[]): PairTable {
  const n = Float64Array.from(rows.flat());
  return { categories: rows.length, n, total: n.reduce((sum, count) => sum + count, 0) };
}

/** Each rater's share of every category: rows, columns. */
export function marginalsOf({ categories, n, total }: PairTable): [rows: Float64Array, columns: Float64Array] {
  const [rows, columns] = [new Float64Array(categories), new Float64Array(categories)];
  for (let c = 0; c < categories; c++) {
    for (let l = 0; l < categories; l++) {
      add(rows, c, at(n, c * categories + l) / total);
      add(columns, l, at(n, c * categories + l) / total);
    }
  }
  return [rows, columns];
}

/** (Weighted) share of the items on which the two agree; undefined without shared items. */
export function agreementIn({ n, total }: PairTable, weights: Float64Array): number | undefined {
  if (total === 0) return undefined;
  let agreed = 0;
  for (let cell = 0; cell < n.length; cell++) agreed += at(weights, cell) * at(n, cell);
  return agreed / total;
}
