// Several probes together: the more one looks for, the more one finds by chance, so their p-values are corrected.
import type { Estimate } from '../intervals/estimate.ts';
import { benjaminiHochberg, holm } from '../intervals/several-tests.ts';
import type { OfRater } from '../raters/bias.ts';
import { isDefined, type Known } from '../result.ts';
import type { Probed } from './probe.ts';

/** `adjusted` is the p-value after correction for all the tests made together. */
export type Adjusted = Known<Estimate & { adjusted: number }>;

export interface AdjustedProbe {
  name: string;
  raters: OfRater<Adjusted>[];
  pooled: Adjusted;
}

/**
 * Pooled effects corrected by Holm (few, and each will be acted on: no false finding among them); effects by rater by Benjamini and Hochberg
 * (many: few false findings among those shown). Undefined effects were no tests and do not count.
 */
export function adjustSeveral(probes: readonly Probed[]): AdjustedProbe[] {
  const pooled = adjust(
    probes.map((each) => each.pooled),
    holm,
  );
  const raters = adjust(
    probes.flatMap((each) => each.raters.map(({ result }) => result)),
    benjaminiHochberg,
  );
  let next = 0;
  return probes.map(({ name, raters: of, pooled: own }, i) => ({
    name,
    pooled: pooled[i] ?? withoutTest(own),
    raters: of.map(({ rater, result }) => ({ rater, result: raters[next++] ?? withoutTest(result) })),
  }));
}

const withoutTest = (effect: Known<Estimate>): Adjusted =>
  isDefined(effect) ? { ...effect, adjusted: effect.p } : effect;

function adjust(effects: readonly Known<Estimate>[], by: (p: readonly number[]) => number[]): Adjusted[] {
  const adjusted = by(effects.flatMap((effect) => (isDefined(effect) ? [effect.p] : [])));
  let next = 0;
  return effects.map((effect) => (isDefined(effect) ? { ...effect, adjusted: adjusted[next++] ?? effect.p } : effect));
}
