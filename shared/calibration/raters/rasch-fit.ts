// How well raters and items fit the Rasch model that was estimated: mean squares of their residuals.
import { at, codeAt } from '../numbers/arrays.ts';
import type { RaschData } from './rasch-data.ts';
import { exponentials, type RaschEstimate, scoreWeights } from './rasch-estimate.ts';

export interface RaschFit {
  /** Mean of squared residuals weighted by their variance; 1 expected. Sensitive to erratic scores near the measure. */
  infit: number;
  /** Plain mean of squared standardized residuals; 1 expected. Sensitive to single surprises. */
  outfit: number;
}

interface Sums {
  n: number;
  squares: number;
  information: number;
  standardized: number;
}

/** Fit, information and number of ratings of each kept rater and item. Wright & Masters (1982) Rating Scale Analysis. */
export function fitOf({ item, rater, score }: RaschData, { items, raters, thresholds }: RaschEstimate) {
  const [ofItem, ofRater, weights] = [exponentials(items, 1), exponentials(raters, -1), scoreWeights(thresholds)];
  const empty = (count: number) =>
    Array.from({ length: count }, (): Sums => ({ n: 0, squares: 0, information: 0, standardized: 0 }));
  const sums = { items: empty(items.length), raters: empty(raters.length) };
  for (let cell = 0; cell < score.length; cell++) {
    const x = at(ofItem, codeAt(item, cell)) * at(ofRater, codeAt(rater, cell));
    let [power, total, first, second] = [1, 0, 0, 0];
    for (let k = 0; k < weights.length; k++) {
      const share = at(weights, k) * power;
      total += share;
      first += k * share;
      second += k * k * share;
      power *= x;
    }
    const expected = first / total;
    const variance = second / total - expected * expected;
    const square = (codeAt(score, cell) - expected) ** 2;
    for (const each of [sums.items[codeAt(item, cell)], sums.raters[codeAt(rater, cell)]]) {
      if (each === undefined) continue;
      each.n++;
      each.squares += square;
      each.information += variance;
      each.standardized += square / variance;
    }
  }
  const fit = ({ n, squares, information, standardized }: Sums) => ({
    n,
    information,
    infit: squares / information,
    outfit: standardized / n,
  });
  return { items: sums.items.map(fit), raters: sums.raters.map(fit) };
}
