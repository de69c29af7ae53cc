// An automatic score against people: do they order the items alike, and where do they contradict each other most?
import type { Estimate } from '../intervals/estimate.ts';
import { rankCorrelation } from '../intervals/rank-correlation.ts';
import { wilson } from '../intervals/wilson.ts';
import { averageRanks } from '../numbers/ranks.ts';
import type { Known } from '../result.ts';

export interface ScoreAgainstPeople {
  /** Spearman's rho over the items that have both. */
  order: Known<Estimate>;
  /** Items with both, most contradictory first: difference of their ranks as shares of all ranks, score less people, -1 to 1. */
  contradictions: { item: string; difference: number }[];
}

/** `score` and `people` (such as mean ratings) have one number for each item, or none. */
export function scoreAgainstPeople(
  items: readonly string[],
  score: readonly (number | undefined)[],
  people: readonly (number | undefined)[],
): ScoreAgainstPeople {
  const pairs = items.flatMap((item, i) => {
    const [own, theirs] = [score[i], people[i]];
    return own === undefined || theirs === undefined ? [] : [{ item, own, theirs }];
  });
  const [own, theirs] = [pairs.map((pair) => pair.own), pairs.map((pair) => pair.theirs)];
  const [ownRanks, theirRanks] = [averageRanks(own), averageRanks(theirs)];
  const contradictions = pairs.map(({ item }, i) => ({
    item,
    difference: ((ownRanks[i] ?? 0) - (theirRanks[i] ?? 0)) / Math.max(1, pairs.length - 1),
  }));
  return {
    order: rankCorrelation(own, theirs),
    contradictions: contradictions.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
  };
}

/**
 * Share of the pairs in which the automatic score is higher for the response that people preferred, with Wilson's interval. Both lists: above 0
 * for B, below for A; items without a preference or with equal scores are left out. Undefined when none is left.
 */
export function scoreChoosesAlike(
  scoreDifference: readonly (number | undefined)[],
  preference: readonly (number | undefined)[],
): Known<Estimate> {
  const signs = scoreDifference
    .map((difference, i) => Math.sign(difference ?? 0) * Math.sign(preference[i] ?? 0))
    .filter((product) => product !== 0);
  return wilson(signs.filter((product) => product > 0).length, signs.length);
}
