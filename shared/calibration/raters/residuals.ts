// How each rating differs from those of the others on the same item: what severity, drift and consistency are made of.
import { positionIn, type RatingMatrix } from '../matrix.ts';
import { add, at } from '../numbers/arrays.ts';

/** One rating of a rater beside the mean of the OTHER raters of the same item (the rater is left out of it). */
export interface BesideOthers {
  item: number;
  own: number;
  others: number;
}

/** Five statistics of a rater ask for the same; a matrix never changes. */
const remembered = new WeakMap<RatingMatrix, BesideOthers[][]>();

/** The rater's ratings of items that somebody else rated too, in the order of the items. Scale positions; the scale should have distances. */
export function besideOthers(matrix: RatingMatrix, rater: number): BesideOthers[] {
  const known = remembered.get(matrix) ?? everybodyBeside(matrix);
  remembered.set(matrix, known);
  return known[rater] ?? [];
}

function everybodyBeside(matrix: RatingMatrix): BesideOthers[][] {
  const raters = matrix.raters.length;
  const result = matrix.raters.map((): BesideOthers[] => []);
  const own = new Float64Array(raters);
  // Sums up to each rater and from each rater on: what is left of them holds no rounding of the rater's own value.
  const before = new Float64Array(raters + 1);
  const after = new Float64Array(raters + 1);
  for (let item = 0; item < matrix.items.length; item++) {
    let given = 0;
    for (let r = 0; r < raters; r++) {
      own[r] = positionIn(matrix, item, r);
      if (!Number.isNaN(own[r])) given++;
      before[r + 1] = at(before, r);
      if (!Number.isNaN(own[r])) add(before, r + 1, at(own, r));
    }
    if (given < 2) continue;
    after[raters] = 0;
    for (let r = raters - 1; r >= 0; r--) {
      after[r] = at(after, r + 1) + (Number.isNaN(own[r]) ? 0 : at(own, r));
      if (Number.isNaN(own[r])) continue;
      result[r]?.push({ item, own: at(own, r), others: (at(before, r) + at(after, r + 1)) / (given - 1) });
    }
  }
  return result;
}
