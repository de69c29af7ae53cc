// The stretch of consecutive values that stands out most from the rest, and how often chance alone would have made one like it.
import { at } from '../numbers/arrays.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface ScanOptions {
  /** Numbers from 0 to below 1: the orders that are tried. */
  random: () => number;
  /** Whether value i stands directly after value i - 1; where it does not, no stretch goes across. All do when it is not said. */
  follows?: readonly boolean[];
  shortest?: number;
  longest?: number;
  /** Orders tried at most; and so many that come out as far apart are enough to say that it is nothing. */
  orders?: number;
  enough?: number;
}

export interface Stretch {
  /** Indices into the values: `from` and, excluded, `to`. */
  from: number;
  to: number;
  /** How far its mean lies above the mean of all, in standard errors of a mean of so many drawn without replacement. */
  z: number;
  /** Of all orders of the same values, the share in which some stretch lies as far above; corrected for all stretches looked at. */
  p: number;
}

export const SHORTEST = 3;
const LONGEST = 25;
/** Fewer values than this have too few orders for anything to stand out. */
export const SCANNED_LEAST = 20;

/**
 * The scan statistic for continuous values of Kulldorff, Huang & Konty (2009), over all stretches of `shortest` to `longest` values: its
 * log-likelihood ratio grows with z alone, since Σ(x - mean)² of two groups is (n - 1 - z²)s². The chance of it comes from the same values in
 * other orders, so it holds whatever their distribution is; orders are tried one after another and no longer once `enough` came out as
 * high (Besag & Clifford 1991). Only stretches of higher values are looked for. Undefined for fewer than 20 values, and without variation.
 */
export function mostOutstanding(
  values: readonly number[],
  { random, follows, shortest = SHORTEST, longest = LONGEST, orders = 1_999, enough = 6 }: ScanOptions,
): Known<Stretch> {
  const n = values.length;
  if (n < SCANNED_LEAST) return undefinedFor('too-few-items');
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  if (variance <= 1e-12 * mean * mean) return undefinedFor('no-spread');
  // A stretch of more than a quarter is no exception: then the rest is.
  const most = Math.min(longest, Math.floor(n / 4));
  const perLength = Float64Array.from({ length: most + 1 }, (_, length) =>
    length === 0 ? 0 : 1 / Math.sqrt((variance * length * (n - length)) / (n - 1)),
  );
  const lengths: Lengths = { reach: reachOf(n, follows), shortest, most, perLength };
  const centred = Float64Array.from(values, (value) => value - mean);
  const sums = new Float64Array(n + 1);
  const found = highest(centred, sums, lengths);
  if (found === undefined) return undefinedFor('too-few-items');
  let [asHigh, tried] = [0, 0];
  // Sums in another order differ in their last digits.
  const threshold = found.z - 1e-9;
  while (tried < orders && asHigh < enough) {
    shuffle(centred, random);
    tried++;
    if ((highest(centred, sums, lengths)?.z ?? 0) >= threshold) asHigh++;
  }
  const p = asHigh >= enough ? asHigh / tried : (asHigh + 1) / (tried + 1);
  return { ...found, p };
}

interface Lengths {
  /** For each value, the end of the longest stretch that could begin with it. */
  reach: Int32Array;
  shortest: number;
  most: number;
  /** One over the standard error of the sum of so many values. */
  perLength: Float64Array;
}

function reachOf(n: number, follows: readonly boolean[] | undefined): Int32Array {
  const reach = new Int32Array(n);
  let end = n;
  for (let i = n - 1; i >= 0; i--) {
    reach[i] = end;
    if (follows?.[i] === false) end = i;
  }
  return reach;
}

function highest(
  centred: Float64Array,
  sums: Float64Array,
  { reach, shortest, most, perLength }: Lengths,
): Omit<Stretch, 'p'> | undefined {
  const n = centred.length;
  for (let i = 0; i < n; i++) sums[i + 1] = at(sums, i) + at(centred, i);
  let [from, to, z] = [-1, -1, Number.NEGATIVE_INFINITY];
  for (let start = 0; start < n; start++) {
    const end = Math.min(reach[start] ?? n, start + most);
    const before = at(sums, start);
    for (let stop = start + shortest; stop <= end; stop++) {
      const here = (at(sums, stop) - before) * at(perLength, stop - start);
      if (here > z) [from, to, z] = [start, stop, here];
    }
  }
  return from < 0 ? undefined : { from, to, z };
}

/** Fisher & Yates, by Durstenfeld (1964): every order is as likely as another. */
function shuffle(values: Float64Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    const own = at(values, i);
    values[i] = at(values, other);
    values[other] = own;
  }
}
