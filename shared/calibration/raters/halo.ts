// Halo: does one impression colour all dimensions? A rater's dimensions go together more than the others' do.
import type { Times } from '../counts.ts';
import { type Jackknife, jackknife } from '../intervals/jackknife.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
import { type Known, type Measured, undefinedFor } from '../result.ts';
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
  const unordered = dimensions.flatMap((matrix) => withoutOrder(matrix) ?? [])[0];
  const none = unordered ?? (dimensions.length < 2 || items < 5 ? undefinedFor('too-few-items') : undefined);
  if (none) return first.raters.map((rater) => ({ rater, result: none }));
  const everybody = first.raters.map((_, r) => togetherWithoutEach(dimensions, r));
  return first.raters.map((rater, r) => {
    const statistic = (times: Times): Measured => {
      const left = times.indexOf(0);
      const own = everybody[r]?.(left);
      let [sum, others] = [0, 0];
      for (const [other, of] of everybody.entries()) {
        const value = other === r ? undefined : of(left);
        if (value === undefined) continue;
        sum += value;
        others++;
      }
      return own === undefined || others === 0 ? undefinedFor('no-spread') : { value: own - sum / others };
    };
    return { rater, result: jackknife(items, statistic) };
  });
}

/** Mean correlation over the pairs of dimensions in a rater's own ratings, without the item of a number; with all of them for -1. */
function togetherWithoutEach(dimensions: readonly RatingMatrix[], rater: number): (left: number) => number | undefined {
  const pairs = dimensions.flatMap((a, i) => dimensions.slice(i + 1).map((b) => correlationWithoutEach(a, b, rater)));
  // Everybody else asks for the same.
  const known = new Map<number, number | undefined>();
  return (left) => {
    if (known.has(left)) return known.get(left);
    const values = pairs.flatMap((of) => of(left) ?? []);
    const together = values.length === 0 ? undefined : mean(values);
    known.set(left, together);
    return together;
  };
}

/** Less of a sum of squares than this share is what rounding leaves of a list that does not vary. */
const NOTHING = 1e-12;

/** Pearson's r of two dimensions in one rater's ratings, from sums of which one item can be taken away. */
function correlationWithoutEach(a: RatingMatrix, b: RatingMatrix, rater: number): (left: number) => number | undefined {
  const rated = [...a.items.keys()].flatMap((item) => {
    const [x, y] = [positionIn(a, item, rater), positionIn(b, item, rater)];
    return Number.isNaN(x) || Number.isNaN(y) ? [] : [{ item, x, y }];
  });
  const [mx, my] = [mean(rated.map(({ x }) => x)), mean(rated.map(({ y }) => y))];
  const centred = new Map(rated.map(({ item, x, y }) => [item, { dx: x - mx, dy: y - my }]));
  const sums = [...centred.values()].reduce(
    (sum, { dx, dy }) => ({ xx: sum.xx + dx * dx, yy: sum.yy + dy * dy, xy: sum.xy + dx * dy }),
    { xx: 0, yy: 0, xy: 0 },
  );
  return (left) => {
    const out = centred.get(left);
    const n = rated.length - (out ? 1 : 0);
    if (n < 2) return undefined;
    const { dx, dy } = out ?? { dx: 0, dy: 0 };
    // Deviations summed to zero with the item; without it their sums are its own, with the other sign.
    const xx = sums.xx - dx * dx - (dx * dx) / n;
    const yy = sums.yy - dy * dy - (dy * dy) / n;
    const xy = sums.xy - dx * dy - (dx * dy) / n;
    if (xx <= NOTHING * sums.xx || yy <= NOTHING * sums.yy || sums.xx === 0 || sums.yy === 0) return undefined;
    return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  };
}
