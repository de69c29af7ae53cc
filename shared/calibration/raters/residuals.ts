// How each rating differs from those of the others on the same item: what severity, drift and consistency are made of.
import { positionIn, type RatingMatrix } from '../matrix.ts';

/** One rating of a rater beside the mean of the OTHER raters of the same item (the rater is left out of it). */
export interface BesideOthers {
  item: number;
  own: number;
  others: number;
}

/** The rater's ratings of items that somebody else rated too, in the order of the items. Scale positions; the scale should have distances. */
export function besideOthers(matrix: RatingMatrix, rater: number): BesideOthers[] {
  return [...matrix.items.keys()].flatMap((item) => {
    const own = positionIn(matrix, item, rater);
    if (Number.isNaN(own)) return [];
    const others = matrix.raters.flatMap((_, r) => {
      const value = r === rater ? Number.NaN : positionIn(matrix, item, r);
      return Number.isNaN(value) ? [] : [value];
    });
    if (others.length === 0) return [];
    return [{ item, own, others: others.reduce((sum, value) => sum + value, 0) / others.length }];
  });
}
