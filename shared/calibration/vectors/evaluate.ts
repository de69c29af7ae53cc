// Evaluates test vectors: computes each statistic from its input and compares it with what was expected.
import { agreementStatistics } from './agreement.ts';
import { type Mismatch, mismatches } from './compare.ts';
import { UnreadableVector } from './inputs.ts';
import { otherStatistics } from './others.ts';
import type { Vector } from './vector.ts';

const statistics = { ...agreementStatistics, ...otherStatistics };

/** Every statistic a vector may name. */
export const statisticNames: readonly string[] = Object.keys(statistics).toSorted();

export interface Evaluated {
  name: string;
  statistic: string;
  mismatches: Mismatch[];
  /** Why it could not be evaluated at all: an unknown statistic, or an input without what it needs. */
  fault?: string;
}

/** A vector holds when there are neither mismatches nor a fault. */
export const holds = ({ mismatches: found, fault }: Evaluated): boolean => found.length === 0 && fault === undefined;

export function evaluate(vector: Vector): Evaluated {
  const { name, statistic, expected, tolerance } = vector;
  const compute = statistics[statistic];
  if (compute === undefined) {
    return { name, statistic, mismatches: [], fault: `There is no statistic called ${statistic}.` };
  }
  try {
    return { name, statistic, mismatches: mismatches(expected, compute(vector), tolerance) };
  } catch (thrown) {
    if (!(thrown instanceof UnreadableVector)) throw thrown;
    return { name, statistic, mismatches: [], fault: thrown.message };
  }
}
