// Intraclass correlations: how much of the spread of ratings lies between the items. Six forms; they differ, so each has its name.
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { fQuantile } from '../numbers/student.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface Icc {
  value: number;
  low: number;
  high: number;
}
/** One rating of an item, or the mean of k; each may be undefined on its own. */
export const iccNames = ['ICC(1,1)', 'ICC(1,k)', 'ICC(2,1)', 'ICC(2,k)', 'ICC(3,1)', 'ICC(3,k)'] as const;
export type IccName = (typeof iccNames)[number];

/**
 * (1,·): each item by other raters. (2,·): the same raters, drawn from many, who should agree absolutely. (3,·): the same raters, only these,
 * who should agree but for a constant.
 */
export interface IccForms extends Record<IccName, Known<Icc>> {
  /** Items rated by everybody, and raters. */
  items: number;
  raters: number;
  meanSquares: { items: number; within: number; raters: number; error: number };
}

/**
 * Shrout & Fleiss (1979), intervals by McGraw & Wong (1996). Uses the items rated by everybody; at most 1, and below 0 when raters
 * disagree more within items than between. Undefined with fewer than two such items, two raters, or when all ratings are equal; single forms
 * (averages most of all) also when the items do not differ.
 */
export function iccForms(matrix: RatingMatrix, confidence = 0.95): Known<IccForms> {
  const k = matrix.raters.length;
  if (k < 2) return undefinedFor('too-few-raters');
  const unordered = withoutOrder(matrix);
  if (unordered) return unordered;
  const rows = matrix.items
    .map((_, i) => matrix.raters.map((__, r) => positionIn(matrix, i, r)))
    .filter((row) => row.every((x) => !Number.isNaN(x)));
  const n = rows.length;
  if (n < 2) return undefinedFor(n === 0 ? 'not-complete' : 'too-few-items');
  const { items: B, within: W, raters: J, error: E } = meanSquaresOf(rows);
  if (B + W === 0) return undefinedFor('no-variation');

  const outside = (1 + confidence) / 2;
  const one = { value: (B - W) / (B + (k - 1) * W), ...bounds(B / W, n - 1, n * (k - 1), k, outside) };
  const three = { value: (B - E) / (B + (k - 1) * E), ...bounds(B / E, n - 1, (n - 1) * (k - 1), k, outside) };
  const two = twoWay(B, J, E, n, k, outside);
  return {
    items: n,
    raters: k,
    'ICC(1,1)': bounded(one),
    'ICC(1,k)': averaged(one, k),
    'ICC(2,1)': bounded(two),
    'ICC(2,k)': averaged(two, k),
    'ICC(3,1)': bounded(three),
    'ICC(3,k)': averaged(three, k),
    meanSquares: { items: B, within: W, raters: J, error: E },
  };
}

/** Where items do not differ at all, some forms divide by zero. */
const bounded = (icc: Icc): Known<Icc> =>
  Number.isFinite(icc.value + icc.low + icc.high) && icc.value <= 1 ? icc : undefinedFor('items-alike');

/** Spearman & Brown: of the mean of k ratings. From -1/(k-1) downwards there is no such mean. */
function averaged({ value, low, high }: Icc, k: number): Known<Icc> {
  if (!(1 + (k - 1) * low > 1e-12 && 1 + (k - 1) * value > 1e-12)) return undefinedFor('items-alike');
  const up = (r: number) => (k * r) / (1 + (k - 1) * r);
  return bounded({ value: up(value), low: up(low), high: up(high) });
}

function meanSquaresOf(rows: number[][]): IccForms['meanSquares'] {
  const [n, k] = [rows.length, rows[0]?.length ?? 0];
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const rowMeans = rows.map(mean);
  const columnMeans = Array.from({ length: k }, (_, r) => mean(rows.map((row) => row[r] ?? 0)));
  const grand = mean(rowMeans);
  const squares = (values: readonly number[], around: number) => values.reduce((sum, x) => sum + (x - around) ** 2, 0);
  const between = k * squares(rowMeans, grand);
  const within = rows.reduce((sum, row, i) => sum + squares(row, rowMeans[i] ?? 0), 0);
  const raters = n * squares(columnMeans, grand);
  // Rounding may leave a trace where there is no residual at all.
  const residual = within - raters < 1e-12 * within ? 0 : within - raters;
  return {
    items: between / (n - 1),
    within: within / (n * (k - 1)),
    raters: raters / (k - 1),
    error: residual / ((n - 1) * (k - 1)),
  };
}

/** Interval of a one-facet form from its F = between / within. */
function bounds(f: number, d1: number, d2: number, k: number, outside: number): { low: number; high: number } {
  if (!Number.isFinite(f)) return { low: 1, high: 1 };
  const low = f / fQuantile(outside, d1, d2);
  const high = f * fQuantile(outside, d2, d1);
  return { low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1) };
}

/** ICC(2,1), with Satterthwaite's degrees of freedom (Shrout & Fleiss 1979). */
function twoWay(B: number, J: number, E: number, n: number, k: number, outside: number): Icc {
  const value = (B - E) / (B + (k - 1) * E + (k * (J - E)) / n);
  if (E === 0) return { value, low: value, high: value };
  const F = J / E;
  const rest = n * (1 + (k - 1) * value) - k * value;
  const freedom = ((k - 1) * (n - 1) * (k * value * F + rest) ** 2) / ((n - 1) * (k * value * F) ** 2 + rest ** 2);
  const spread = k * J + (k * n - k - n) * E;
  const lower = fQuantile(outside, n - 1, freedom);
  const upper = fQuantile(outside, freedom, n - 1);
  return {
    value,
    low: (n * (B - lower * E)) / (lower * spread + n * B),
    high: (n * (upper * B - E)) / (spread + n * upper * B),
  };
}
