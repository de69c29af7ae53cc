// What an automatic filter removed against what it kept: how the group judged each.
import { differenceEstimate, type Estimate } from '../intervals/estimate.ts';
import { type Known, undefinedFor } from '../result.ts';

export interface FilterAudit {
  kept: number;
  removed: number;
  /** Mean of the removed less mean of the kept, in points (Welch's interval); above zero: the filter takes away the better ones. */
  difference: Known<Estimate>;
  /** Cliff's (1993) delta: how much more often a removed one is above a kept one than below, -1 to 1. */
  dominance: Known<{ value: number }>;
  /** The removed items, best judged first: those worth reading again. */
  removedByValue: { item: string; value: number }[];
}

/** `values` has the group's value for each item, such as the mean rating, or none (then it is left out). Undefined parts with fewer than two in a group. */
export function filterAudit(
  items: readonly string[],
  values: readonly (number | undefined)[],
  isRemoved: readonly boolean[],
): FilterAudit {
  const judged = items.flatMap((item, i) => {
    const value = values[i];
    return value === undefined ? [] : [{ item, value, removed: isRemoved[i] === true }];
  });
  const of = (removed: boolean) => judged.filter((each) => each.removed === removed).map(({ value }) => value);
  const [removed, kept] = [of(true), of(false)];
  const wins = removed.reduce((sum, a) => sum + kept.reduce((own, b) => own + Math.sign(a - b), 0), 0);
  return {
    kept: kept.length,
    removed: removed.length,
    difference: differenceEstimate(removed, kept),
    dominance:
      removed.length === 0 || kept.length === 0
        ? undefinedFor('no-ratings')
        : { value: wins / (removed.length * kept.length) },
    removedByValue: judged
      .filter((each) => each.removed)
      .map(({ item, value }) => ({ item, value }))
      .toSorted((a, b) => b.value - a.value),
  };
}
