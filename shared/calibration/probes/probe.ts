// A probe: does something that is not quality go together with what people chose? For each rater and pooled.
import type { Estimate } from '../intervals/estimate.ts';
import { rankCorrelation } from '../intervals/rank-correlation.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import type { OfRater } from '../raters/bias.ts';
import type { Known } from '../result.ts';

export interface Probed {
  /** What was probed: 'length', 'bold', 'place' … */
  name: string;
  raters: OfRater<Known<Estimate>>[];
  /** Over the items: the mean of each item's ratings against the feature's, so that items, not ratings, are counted. */
  pooled: Known<Estimate>;
}

/** The feature of an item as this rater met it (time spent differs by rater; length does not); none where it is not known. */
export type Feature = (item: number, rater: number) => number | undefined;

/**
 * Spearman's rho of the values with a feature: length, lists, bold, code, emoji, place in the window, time spent. For a preference from A to B
 * the feature is B's less A's. -1 to 1, 0 is no effect; intervals as in `rankCorrelation`. Undefined with fewer than five items, or when
 * values or feature never vary. It says that they go together, not why: good answers may be long.
 */
export const probe = (name: string, matrix: RatingMatrix, feature: Feature): Probed => ({
  name,
  raters: probeOfRaters(matrix, feature),
  pooled: pooledProbe(matrix, feature),
});

/** Each rater's own effect. */
export const probeOfRaters = (matrix: RatingMatrix, feature: Feature): Probed['raters'] =>
  matrix.raters.map((rater, r) => {
    const [values, x]: [number[], number[]] = [[], []];
    for (let item = 0; item < matrix.items.length; item++) {
      const [value, own] = [positionIn(matrix, item, r), feature(item, r)];
      if (Number.isNaN(value) || own === undefined) continue;
      values.push(value);
      x.push(own);
    }
    return { rater, result: withoutOrder(matrix) ?? rankCorrelation(x, values) };
  });

/** `pooledProbe` of what is the same for all raters of an item: then the items' means are worked out once for all such features. */
export function pooledProbeOfItems(matrix: RatingMatrix, feature: readonly (number | undefined)[]): Probed['pooled'] {
  const means = itemMeans(matrix);
  const [values, x]: [number[], number[]] = [[], []];
  for (let item = 0; item < means.length; item++) {
    const [value, own] = [means[item] as number, feature[item]];
    if (Number.isNaN(value) || own === undefined) continue;
    values.push(value);
    x.push(own);
  }
  return withoutOrder(matrix) ?? rankCorrelation(x, values);
}

const remembered = new WeakMap<RatingMatrix, Float64Array>();

/** The mean position that each item was given; NaN where nobody gave one. */
function itemMeans(matrix: RatingMatrix): Float64Array {
  const known = remembered.get(matrix);
  if (known) return known;
  const means = new Float64Array(matrix.items.length);
  for (let item = 0; item < means.length; item++) {
    let [sum, ratings] = [0, 0];
    for (let r = 0; r < matrix.raters.length; r++) {
      const position = positionIn(matrix, item, r);
      if (Number.isNaN(position)) continue;
      sum += position;
      ratings++;
    }
    means[item] = ratings === 0 ? Number.NaN : sum / ratings;
  }
  remembered.set(matrix, means);
  return means;
}

/** The effect over the items, each with the mean of its ratings. */
export function pooledProbe(matrix: RatingMatrix, feature: Feature): Probed['pooled'] {
  const [values, x]: [number[], number[]] = [[], []];
  for (let item = 0; item < matrix.items.length; item++) {
    let [value, own, ratings] = [0, 0, 0];
    for (let r = 0; r < matrix.raters.length; r++) {
      const [position, given] = [positionIn(matrix, item, r), feature(item, r)];
      if (Number.isNaN(position) || given === undefined) continue;
      value += position;
      own += given;
      ratings++;
    }
    if (ratings === 0) continue;
    values.push(value / ratings);
    x.push(own / ratings);
  }
  return withoutOrder(matrix) ?? rankCorrelation(x, values);
}
