// Halo: does one impression colour all dimensions? A rater's dimensions go together more than the others' do.
import { pearson } from '../agreement/correlation.ts';
import type { Times } from '../counts.ts';
import { type Jackknife, jackknife } from '../intervals/jackknife.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
import { isDefined, type Known, type Measured, undefinedFor } from '../result.ts';
import type { OfRater } from './bias.ts';

/**
 * Mean correlation between the dimensions in a rater's own ratings, minus the mean of the same in the other raters' (Pulakos, Schmitt &
 * Ostroff 1986: compared with others, not with zero, since good answers are good in several ways). Above zero is halo; -2 to 2;
 * jackknife interval over the items. All matrices have the same items and raters in the same order. Undefined with fewer than two
 * dimensions, fewer than five items, or when no pair of dimensions varies.
 */
export function halo(dimensions: readonly RatingMatrix[]): OfRater<Known<Jackknife>>[] {
  const [first] = dimensions;
  if (first === undefined) return [];
  const items = first.items.length;
  const everybody = [...first.raters.keys()];
  return first.raters.map((rater, r) => {
    const unordered = dimensions.flatMap((matrix) => withoutOrder(matrix) ?? [])[0];
    if (unordered) return { rater, result: unordered };
    if (dimensions.length < 2 || items < 5) return { rater, result: undefinedFor('too-few-items') };
    const statistic = (times: Times): Measured => {
      const own = together(dimensions, r, times);
      const others = everybody.flatMap((other) => (other === r ? [] : (together(dimensions, other, times) ?? [])));
      return own === undefined || others.length === 0 ? undefinedFor('no-spread') : { value: own - mean(others) };
    };
    return { rater, result: jackknife(items, statistic) };
  });
}

/** Mean correlation over the pairs of dimensions, of the items that count. */
function together(dimensions: readonly RatingMatrix[], rater: number, times: Times): number | undefined {
  const values = dimensions.flatMap((a, i) =>
    dimensions.slice(i + 1).flatMap((b) => {
      const pairs = [...a.items.keys()].flatMap((item) => {
        const [x, y] = [positionIn(a, item, rater), positionIn(b, item, rater)];
        return times[item] === 0 || Number.isNaN(x) || Number.isNaN(y) ? [] : [[x, y] as const];
      });
      const r = pearson(
        pairs.map(([x]) => x),
        pairs.map(([, y]) => y),
      );
      return isDefined(r) ? [r.value] : [];
    }),
  );
  return values.length === 0 ? undefined : mean(values);
}
