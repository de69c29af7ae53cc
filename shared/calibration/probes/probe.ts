// A probe: does something that is not quality go together with what people chose? For each rater and pooled.
import type { Estimate } from '../intervals/estimate.ts';
import { rankCorrelation } from '../intervals/rank-correlation.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
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
export function probe(name: string, matrix: RatingMatrix, feature: Feature): Probed {
  const rated = matrix.raters.map((_, r) =>
    [...matrix.items.keys()].flatMap((item) => {
      const [value, x] = [positionIn(matrix, item, r), feature(item, r)];
      return Number.isNaN(value) || x === undefined ? [] : [{ item, value, x }];
    }),
  );
  const effect = (pairs: readonly { value: number; x: number }[]) =>
    withoutOrder(matrix) ??
    rankCorrelation(
      pairs.map(({ x }) => x),
      pairs.map(({ value }) => value),
    );
  const items = [...Map.groupBy(rated.flat(), ({ item }) => item).values()].map((pairs) => ({
    value: mean(pairs.map(({ value }) => value)),
    x: mean(pairs.map(({ x }) => x)),
  }));
  return {
    name,
    raters: matrix.raters.map((rater, r) => ({ rater, result: effect(rated[r] ?? []) })),
    pooled: effect(items),
  };
}
