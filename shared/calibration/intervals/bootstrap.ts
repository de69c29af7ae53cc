// Bootstrap intervals: items are drawn again with replacement, and the statistic computed anew from how often each was drawn.
import type { Times } from '../counts.ts';
import { once } from '../counts.ts';
import { normalBelow, normalQuantile } from '../numbers/normal.ts';
import { isDefined, type Known, type Measured, undefinedFor } from '../result.ts';
import { drawInto, drawnBefore } from './drawn.ts';
import { jackknifeValues } from './jackknife.ts';
import { quantileOfSorted } from './quantile.ts';

/** Numbers from 0 to below 1; or the seed of such a source, which makes the interval the same for everybody. */
type Chance = { random: () => number } | { seed: number };

export type BootstrapOptions = Chance & {
  resamples?: number;
  confidence?: number;
  /** Percentile, or bias-corrected and accelerated (Efron 1987), which costs one more evaluation for each item. */
  method?: 'percentile' | 'bca';
};

export interface Interval {
  value: number;
  low: number;
  high: number;
  /** Resamples that had a value, and those that had none and were left out. */
  resamples: number;
  undefinedResamples: number;
}

/**
 * The interval of a statistic of items: `statistic(times)` computes it with each item counting so many times. Efron & Tibshirani (1993)
 * ch. 13 and 14.3; quantiles of type 7. Undefined where the statistic is, with fewer than two items, and when more than half of the
 * resamples have no value.
 */
export function bootstrap(
  items: number,
  statistic: (times: Times) => Measured,
  { resamples = 1_000, confidence = 0.95, method = 'percentile', ...chance }: BootstrapOptions,
): Known<Interval> {
  const whole = statistic(once(items));
  if (!isDefined(whole)) return whole;
  if (items < 2) return undefinedFor('too-few-items');
  const values: number[] = [];
  const times = new Float64Array(items);
  const drawAgain = 'seed' in chance ? drawnBefore(chance.seed, items) : () => drawInto(times, chance.random);
  for (let resample = 0; resample < resamples; resample++) {
    drawAgain(times, resample);
    const drawn = statistic(times);
    if (isDefined(drawn)) values.push(drawn.value);
  }
  if (values.length * 2 < resamples) return undefinedFor('too-many-undefined');
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - confidence) / 2;
  const shares =
    method === 'bca' ? bcaShares(whole.value, sorted, jackknifeValues(items, statistic), tail) : [tail, 1 - tail];
  const [low, high] = shares.map((share) => quantileOfSorted(sorted, share));
  if (low === undefined || high === undefined) return undefinedFor('too-many-undefined');
  return { value: whole.value, low, high, resamples: values.length, undefinedResamples: resamples - values.length };
}

/** Which quantiles of the resamples bound a BCa interval. Efron (1987); acceleration from the jackknife. */
function bcaShares(value: number, sorted: Float64Array, left: readonly number[], tail: number): number[] {
  const count = sorted.length;
  const below = sorted.filter((each) => each < value).length + sorted.filter((each) => each === value).length / 2;
  // Where all resamples lie on one side, the correction would be infinite: half a resample is put on the other.
  const bias = normalQuantile(Math.min(1 - 0.5 / count, Math.max(0.5 / count, below / count)));
  const centre = left.reduce((sum, each) => sum + each, 0) / left.length;
  const squares = left.reduce((sum, each) => sum + (centre - each) ** 2, 0);
  const cubes = left.reduce((sum, each) => sum + (centre - each) ** 3, 0);
  const acceleration = squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
  return [tail, 1 - tail].map((share) => {
    const z = bias + normalQuantile(share);
    return normalBelow(bias + z / (1 - acceleration * z));
  });
}
