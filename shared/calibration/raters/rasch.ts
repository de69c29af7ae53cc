// Many-facet Rasch severities: how severe each rater is, whatever items they happened to get.
import type { RatingMatrix } from '../matrix.ts';
import { at, nth } from '../numbers/arrays.ts';
import { type Known, undefinedFor } from '../result.ts';
import { raschData } from './rasch-data.ts';
import { estimateRasch } from './rasch-estimate.ts';
import { fitOf, type RaschFit } from './rasch-fit.ts';

export interface RaschMeasure extends RaschFit {
  name: string;
  /** In logits. For a rater: severity, higher is stricter, the mean of all is 0. For an item: how high it is scored. */
  measure: number;
  standardError: number;
  n: number;
}

export interface Rasch {
  raters: RaschMeasure[];
  items: RaschMeasure[];
  /** Where score k becomes as likely as k - 1, in logits, sum 0; one less than the categories that were used. */
  thresholds: number[];
  /** Left out, since their measure has no bound: only lowest or only highest scores. */
  extremeItems: string[];
  extremeRaters: string[];
  /** Categories of the scale that nobody used; the others are counted through without them. */
  unusedCategories: string[];
  iterations: number;
}

/**
 * Rating scale model log P(k)/P(k-1) = item - rater - threshold k (Linacre 1989; Andrich 1978), by joint maximum likelihood without bias
 * correction; missing ratings allowed. Spread is overstated by about L/(L-1) for L ratings of an item (Wright & Douglas 1977), so read
 * severities beside each other. Fit by mean squares (Wright & Masters 1982, ch. 5): 1 is as the model expects, above is erratic, below is
 * too regular.
 *
 * Undefined with fewer than two raters or items left, when only extremes were given, when the ratings fall into groups that share neither
 * raters nor items, or when 1,000 rounds do not bring it to rest.
 */
export function rasch(matrix: RatingMatrix, tolerance = 1e-6): Known<Rasch> {
  const data = raschData(matrix);
  if ('undefined' in data) return data;
  const estimate = estimateRasch(data, tolerance);
  if (estimate === undefined) return undefinedFor('not-converged');
  const { items, raters, thresholds, iterations } = estimate;
  const fit = fitOf(data, estimate);
  const measures = (kept: readonly number[], names: readonly string[], values: Float64Array, fits: typeof fit.items) =>
    fits.map(
      ({ information, ...rest }, i): RaschMeasure => ({
        name: nth(names, nth(kept, i)),
        measure: at(values, i),
        standardError: 1 / Math.sqrt(information),
        ...rest,
      }),
    );
  const outside = (all: readonly string[], kept: readonly number[]) => all.filter((_, i) => !kept.includes(i));
  return {
    raters: measures(data.keptRaters, matrix.raters, raters, fit.raters),
    items: measures(data.keptItems, matrix.items, items, fit.items),
    thresholds: [...thresholds],
    extremeItems: outside(matrix.items, data.keptItems),
    extremeRaters: outside(matrix.raters, data.keptRaters),
    unusedCategories: data.unused.map((code) => matrix.scale.labels[code] ?? ''),
    iterations,
  };
}
