// How two lists of numbers go together: Pearson's r, Spearman's rho and Kendall's tau-b.
import { mean } from '../numbers/moments.ts';
import { averageRanks, isSame } from '../numbers/ranks.ts';
import { type Measured, undefinedFor } from '../result.ts';

export type Correlation = Measured<{ n: number }>;

/** Pearson's r of two lists of the same length, -1 to 1. Undefined for fewer than two pairs or when a list is constant. */
export function pearson(x: readonly number[], y: readonly number[]): Correlation {
  const n = x.length;
  if (n < 2) return undefinedFor('too-few-items');
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (const [i, each] of x.entries()) {
    const [dx, dy] = [each - mx, (y[i] ?? 0) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  if (isNothing(xx, mx, n) || isNothing(yy, my, n)) return undefinedFor('constant-rater');
  return { value: Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))), n };
}

/** Is a sum of squares only what rounding leaves of a constant list? */
const isNothing = (squares: number, middle: number, n: number) => squares <= n * (1e-14 * middle) ** 2;

/** Spearman (1904): Pearson's r of the average ranks, -1 to 1. Undefined for fewer than two pairs or when a list is constant. */
export const spearman = (x: readonly number[], y: readonly number[]): Correlation =>
  pearson(averageRanks(x), averageRanks(y));

const order = (a: number, b: number): number => (isSame(a, b) ? 0 : Math.sign(a - b));

/** Kendall (1945) tau-b, corrected for ties in both lists; -1 to 1. n² comparisons. Undefined for fewer than two pairs or when a list is constant. */
export function kendallTauB(x: readonly number[], y: readonly number[]): Correlation {
  const n = x.length;
  if (n < 2) return undefinedFor('too-few-items');
  let [concordance, untiedX, untiedY] = [0, 0, 0];
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const a = order(x[i] as number, x[j] as number);
      const b = order(y[i] as number, y[j] as number);
      concordance += a * b;
      untiedX += a * a;
      untiedY += b * b;
    }
  }
  if (untiedX === 0 || untiedY === 0) return undefinedFor('constant-rater');
  return { value: concordance / Math.sqrt(untiedX * untiedY), n };
}
