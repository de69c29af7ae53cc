// The jackknife: the statistic with each item left out once; its standard error and bias.
import { once, type Times } from '../counts.ts';
import { mean, squaresAround } from '../numbers/moments.ts';
import { tQuantileTwoSided } from '../numbers/student.ts';
import { isDefined, type Known, type Measured, undefinedFor } from '../result.ts';

/** The statistic without each item in turn, where it has a value then. */
export function jackknifeValues(items: number, statistic: (times: Times) => Measured): number[] {
  const times = once(items);
  const values: number[] = [];
  for (let left = 0; left < items; left++) {
    times[left] = 0;
    const without = statistic(times);
    times[left] = 1;
    if (isDefined(without)) values.push(without.value);
  }
  return values;
}

export interface Jackknife {
  value: number;
  /** The value less the bias that the jackknife estimates. */
  corrected: number;
  standardError: number;
  low: number;
  high: number;
}

/** Tukey (1958); interval by Student's t with items - 1 degrees of freedom around the plain value. Undefined where the statistic is, or is not without some item, or with fewer than three items. */
export function jackknife(items: number, statistic: (times: Times) => Measured, confidence = 0.95): Known<Jackknife> {
  const whole = statistic(once(items));
  if (!isDefined(whole)) return whole;
  const left = jackknifeValues(items, statistic);
  if (items < 3) return undefinedFor('too-few-items');
  if (left.length < items) return undefinedFor('too-many-undefined');
  const standardError = Math.sqrt(((items - 1) / items) * squaresAround(left));
  const half = tQuantileTwoSided(confidence, items - 1) * standardError;
  const { value } = whole;
  const corrected = items * value - (items - 1) * mean(left);
  return { value, corrected, standardError, low: value - half, high: value + half };
}
