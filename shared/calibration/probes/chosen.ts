// How often the longer, the more formatted, or simply the second response was preferred: probes of preferences as shares.
import { type Estimate, meanEstimate } from '../intervals/estimate.ts';
import { wilson } from '../intervals/wilson.ts';
import { positionIn, type RatingMatrix, withoutOrder } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
import { isDefined, type Known } from '../result.ts';
import type { Probed } from './probe.ts';

/**
 * Share of the choices that went to the response with more of something; 0 to 1, one half is no effect. `difference` is B's less A's for each
 * item: its sign says which response has more (give 1 throughout to ask for side B). Ties and items without a difference are left out. Raters:
 * Wilson's interval. Pooled: over the items, each with its balance of choices, by Student's t, so that many raters of few items do not look
 * like much. Undefined without such choices (pooled: fewer than three items).
 */
export const chosen = (
  name: string,
  preferences: RatingMatrix,
  difference: readonly (number | undefined)[],
): Probed => ({
  name,
  raters: chosenByRaters(preferences, difference),
  pooled: pooledChosen(preferences, difference),
});

/** Each rater's own share. */
export function chosenByRaters(
  preferences: RatingMatrix,
  difference: readonly (number | undefined)[],
): Probed['raters'] {
  const hits = hitsIn(preferences, difference);
  return preferences.raters.map((rater, r) => {
    const own = hits.filter((each) => each.rater === r);
    return { rater, result: withoutOrder(preferences) ?? wilson(own.filter(({ hit }) => hit).length, own.length) };
  });
}

/** The share over the items, each with the balance of its choices. */
export function pooledChosen(preferences: RatingMatrix, difference: readonly (number | undefined)[]): Probed['pooled'] {
  const byItem = Map.groupBy(hitsIn(preferences, difference), ({ item }) => item);
  const balance = [...byItem.values()].map((each) => mean(each.map(({ hit }) => (hit ? 0.5 : -0.5))));
  return withoutOrder(preferences) ?? aroundHalf(meanEstimate(balance));
}

/** Every choice between two that differ: did it go to the one that has more? */
function hitsIn(preferences: RatingMatrix, difference: readonly (number | undefined)[]) {
  const { positions } = preferences.scale;
  const middle = (Math.min(...positions) + Math.max(...positions)) / 2;
  return preferences.raters.flatMap((_, rater) =>
    [...preferences.items.keys()].flatMap((item) => {
      const side = Math.sign(positionIn(preferences, item, rater) - middle);
      const more = Math.sign(difference[item] ?? 0);
      return side * more === 0 || Number.isNaN(side) ? [] : [{ item, rater, hit: side === more }];
    }),
  );
}

const aroundHalf = (balance: Known<Estimate>): Known<Estimate> =>
  isDefined(balance)
    ? {
        ...balance,
        value: balance.value + 0.5,
        low: Math.max(0, balance.low + 0.5),
        high: Math.min(1, balance.high + 0.5),
      }
    : balance;
