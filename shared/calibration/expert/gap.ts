// The gap between others and the experts on one dimension: for each person, and for all together.
import { type Correlation, spearman } from '../agreement/correlation.ts';
import { type Estimate, meanEstimate } from '../intervals/estimate.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
import type { Known } from '../result.ts';

export interface RaterGap {
  rater: string;
  n: number;
  /** Mean of (own rating - experts' mean), in points; below zero is stricter than the experts. */
  bias: Known<Estimate>;
  /** Mean distance from the experts' mean, in points, ≥ 0. */
  distance: number | undefined;
  /** Spearman's rho with the experts' means. */
  order: Correlation;
}

export interface ExpertGap {
  raters: RaterGap[];
  /** Mean over the items of (mean of the others - experts' mean), with an interval over items; undefined with fewer than three. */
  group: Known<Estimate>;
}

/** `reference` has the experts' mean for each item of the matrix (`meanReference`), or none. */
export function expertGap(others: RatingMatrix, reference: readonly (number | undefined)[]): ExpertGap {
  const unordered = withoutOrder(others);
  const rated = [...others.raters.keys()].map((rater) =>
    reference.flatMap((expected, item) => {
      const own = positionIn(others, item, rater);
      return expected === undefined || Number.isNaN(own) ? [] : [{ item, own, expected }];
    }),
  );
  const raters = rated.map((pairs, r): RaterGap => {
    const differences = pairs.map(({ own, expected }) => own - expected);
    return {
      rater: others.raters[r] ?? '',
      n: pairs.length,
      bias: unordered ?? meanEstimate(differences),
      distance: pairs.length === 0 || unordered ? undefined : mean(differences.map(Math.abs)),
      order:
        unordered ??
        spearman(
          pairs.map(({ own }) => own),
          pairs.map(({ expected }) => expected),
        ),
    };
  });
  const byItem = Map.groupBy(rated.flat(), ({ item }) => item);
  const group = meanEstimate(
    [...byItem.values()].map((pairs) => mean(pairs.map(({ own, expected }) => own - expected))),
  );
  return { raters, group: unordered ?? group };
}
