// How much of the scale a rater uses, and whether they keep to its middle.
import { type Estimate, meanEstimate } from '../intervals/estimate.ts';
import { codeIn, MISSING, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { standardDeviation } from '../numbers/moments.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { OfRater } from './bias.ts';
import { besideOthers } from './residuals.ts';

export interface RangeUse {
  n: number;
  /** How often the rater chose each category of the scale. */
  counts: number[];
  /** Share of the scale's categories used at all, 0 to 1. */
  used: number;
  /** Own standard deviation over that of the others' item means on the same items; below 1 is a narrower range than theirs would need. */
  spreadRatio: number | undefined;
}

/** Undefined for a rater without ratings; the ratio is missing with fewer than three shared items or when the others never differ. */
export function rangeUse(matrix: RatingMatrix): OfRater<Known<RangeUse>>[] {
  const k = matrix.scale.labels.length;
  return matrix.raters.map((rater, r) => {
    const counts = new Array<number>(k).fill(0);
    for (const item of matrix.items.keys()) {
      const code = codeIn(matrix, item, r);
      if (code !== MISSING) counts[code] = (counts[code] ?? 0) + 1;
    }
    const n = counts.reduce((sum, count) => sum + count, 0);
    if (n === 0) return { rater, result: undefinedFor('no-ratings') };
    const beside = besideOthers(matrix, r);
    const spread = standardDeviation(beside.map(({ others }) => others));
    const own = standardDeviation(beside.map((each) => each.own));
    const spreadRatio = beside.length >= 3 && spread > 0 && !withoutOrder(matrix) ? own / spread : undefined;
    return { rater, result: { n, counts, used: counts.filter((count) => count > 0).length / k, spreadRatio } };
  });
}

/**
 * Mean of (own distance from the scale's middle - the other raters' mean distance on the same item), in points: below zero keeps nearer
 * to the middle than the others (Saal, Downey & Lahey 1980 on central tendency). Undefined with fewer than three shared items.
 */
export function centralTendency(matrix: RatingMatrix): OfRater<Known<Estimate>>[] {
  const { positions } = matrix.scale;
  const middle = (Math.min(...positions) + Math.max(...positions)) / 2;
  const fromMiddle: RatingMatrix = {
    ...matrix,
    scale: { ...matrix.scale, positions: positions.map((at) => Math.abs(at - middle)) },
  };
  return matrix.raters.map((rater, r) => ({
    rater,
    result: withoutOrder(matrix) ?? meanEstimate(besideOthers(fromMiddle, r).map(({ own, others }) => own - others)),
  }));
}
