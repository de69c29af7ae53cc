// Ratings of one dimension as a matrix, items by raters, of category codes; -1 where nothing was given.
import type { Label, Rating } from './rating.ts';
import { type Undefined, undefinedFor } from './result.ts';
import { isOrdered, observedScale, type Scale } from './scale.ts';

export interface RatingMatrix {
  scale: Scale;
  items: readonly string[];
  raters: readonly string[];
  /** Row after row: the code of rater r on item i is at `i * raters.length + r`. */
  codes: Int16Array;
}

export const MISSING = -1;

/** The matrix of these ratings, all of one dimension and stage. Given twice, the later one counts (`impossibleIn` reports it). */
export function matrixOf(ratings: readonly Pick<Rating, 'item' | 'rater' | 'value'>[], scale: Scale): RatingMatrix {
  const { items, raters, rows, columns } = layouts.get(ratings) ?? layoutOf(ratings);
  const codes = new Int16Array(items.length * raters.length).fill(MISSING);
  for (let at = 0; at < ratings.length; at++) {
    const value = ratings[at]?.value as Label;
    codes[(rows[at] ?? 0) * raters.length + (columns[at] ?? 0)] = scale.codes.get(value) ?? MISSING;
  }
  return { scale, items, raters, codes };
}

interface Layout extends Pick<RatingMatrix, 'items' | 'raters'> {
  /** Of each rating. */
  rows: Int32Array;
  columns: Int32Array;
}

/** The same ratings are read on several scales; where each of them lies is worked out once. */
const layouts = new WeakMap<readonly object[], Layout>();

function layoutOf(ratings: readonly Pick<Rating, 'item' | 'rater'>[]): Layout {
  const [rowOf, columnOf] = [new Map<string, number>(), new Map<string, number>()];
  const [rows, columns] = [new Int32Array(ratings.length), new Int32Array(ratings.length)];
  for (const [at, { item, rater }] of ratings.entries()) {
    rows[at] = placeOf(rowOf, item);
    columns[at] = placeOf(columnOf, rater);
  }
  const layout = { items: [...rowOf.keys()], raters: [...columnOf.keys()], rows, columns };
  layouts.set(ratings, layout);
  return layout;
}

/** The number of a name; a new one has the next. */
function placeOf(known: Map<string, number>, name: string): number {
  const before = known.get(name);
  if (before !== undefined) return before;
  known.set(name, known.size);
  return known.size - 1;
}

/** A matrix from rows of values, one row an item, one column a rater, null where nothing was given. Names are numbers from 1. */
export function matrixFromRows(
  rows: readonly (readonly (Label | null)[])[],
  scale: Scale = observedScale(
    'nominal',
    rows.flat().filter((value) => value !== null),
  ),
): RatingMatrix {
  const raters = Math.max(0, ...rows.map((row) => row.length));
  const names = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1));
  const codes = new Int16Array(rows.length * raters).fill(MISSING);
  for (const [i, row] of rows.entries()) {
    for (const [r, value] of row.entries())
      if (value !== null) codes[i * raters + r] = scale.codes.get(value) ?? MISSING;
  }
  return { scale, items: names(rows.length), raters: names(raters), codes };
}

/** The code of a rater on an item, by their numbers; -1 where nothing was given. */
export const codeIn = (matrix: RatingMatrix, item: number, rater: number): number =>
  matrix.codes[item * matrix.raters.length + rater] ?? MISSING;

/** The position on the scale that a rater gave an item; NaN inside calculations where nothing was given. */
export function positionIn(matrix: RatingMatrix, item: number, rater: number): number {
  const code = codeIn(matrix, item, rater);
  return code === MISSING ? Number.NaN : (matrix.scale.positions[code] ?? Number.NaN);
}

/** Why nothing can be computed from positions on this scale, where that is so: choices have none. */
export const withoutOrder = ({ scale }: RatingMatrix): Undefined | undefined =>
  isOrdered(scale) ? undefined : undefinedFor('no-order');

function columnsOf({ codes, items, raters }: RatingMatrix, kept: readonly number[]): Int16Array {
  const result = new Int16Array(items.length * kept.length);
  for (let i = 0, cell = 0; i < items.length; i++) {
    for (const column of kept) result[cell++] = codes[i * raters.length + column] ?? MISSING;
  }
  return result;
}

/** The same items with some of the raters. */
export function withRaters(matrix: RatingMatrix, keep: (rater: string) => boolean): RatingMatrix {
  const kept = [...matrix.raters.keys()].filter((r) => keep(matrix.raters[r] ?? ''));
  return {
    ...matrix,
    raters: kept.map((r) => matrix.raters[r] ?? ''),
    codes: columnsOf(matrix, kept),
  };
}
