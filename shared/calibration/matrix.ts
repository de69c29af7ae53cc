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
  const items = [...new Set(ratings.map(({ item }) => item))];
  const raters = [...new Set(ratings.map(({ rater }) => rater))];
  const rowOf = new Map(items.map((item, row) => [item, row]));
  const columnOf = new Map(raters.map((rater, column) => [rater, column]));
  const codes = new Int16Array(items.length * raters.length).fill(MISSING);
  for (const { item, rater, value } of ratings) {
    const at = (rowOf.get(item) ?? 0) * raters.length + (columnOf.get(rater) ?? 0);
    codes[at] = scale.codes.get(value) ?? MISSING;
  }
  return { scale, items, raters, codes };
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

/** The same items with some of the raters. */
export function withRaters(matrix: RatingMatrix, keep: (rater: string) => boolean): RatingMatrix {
  const kept = [...matrix.raters.keys()].filter((r) => keep(matrix.raters[r] ?? ''));
  return {
    ...matrix,
    raters: kept.map((r) => matrix.raters[r] ?? ''),
    codes: Int16Array.from({ length: matrix.items.length * kept.length }, (_, at) =>
      codeIn(matrix, Math.floor(at / kept.length), kept[at % kept.length] ?? 0),
    ),
  };
}
