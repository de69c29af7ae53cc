// Runs in several features at once: which of them have a stretch that chance would hardly make, all of them taken together.
import { holm } from '../intervals/several-tests.ts';
import { isDefined } from '../result.ts';
import { mostOutstanding, type ScanOptions, type Stretch } from './scan.ts';

export interface Run extends Stretch {
  feature: string;
  /** `p`, corrected for the features asked about. */
  adjusted: number;
}

/** After so many of one feature it is no exception any more. */
const RUNS_MOST = 3;

/**
 * The stretches that stand out at `level`. The features' own chances are corrected by Holm (1979); where one is found, its values are taken out and
 * what is left is searched again (Zhang, Assunção & Kulldorff 2010), each time at the chance of all features. Chance comes from a source of
 * each feature's own, so that a feature more changes no other.
 */
export function runsIn(
  features: ReadonlyMap<string, readonly number[]>,
  {
    randomOf,
    level = 0.05,
    ...options
  }: Omit<ScanOptions, 'random'> & { randomOf: (feature: string) => () => number; level?: number },
): Run[] {
  const first = [...features].flatMap(([feature, values]) => {
    const found = mostOutstanding(values, { ...options, random: randomOf(feature) });
    return isDefined(found) ? [{ feature, values, found }] : [];
  });
  const corrected = holm(first.map(({ found }) => found.p));
  return first
    .flatMap(({ feature, values, found }, at): Run[] => {
      const adjusted = corrected[at] ?? 1;
      if (adjusted >= level) return [];
      return [
        { ...found, feature, adjusted },
        ...further(values, found, { ...options, random: randomOf(feature) }, (p) => p * first.length, level).map(
          (each) => ({ ...each, feature }),
        ),
      ];
    })
    .toSorted((a, b) => a.from - b.from);
}

function further(
  values: readonly number[],
  found: Stretch,
  options: ScanOptions,
  correct: (p: number) => number,
  level: number,
): Omit<Run, 'feature'>[] {
  const more: Omit<Run, 'feature'>[] = [];
  let places = [...values.keys()];
  let last = found;
  while (more.length + 1 < RUNS_MOST) {
    const taken = new Set(places.slice(last.from, last.to));
    const before = places;
    places = places.filter((place) => !taken.has(place));
    const follows = places.map(
      (place, at) => at > 0 && place === (places[at - 1] ?? 0) + 1 && (options.follows?.[place] ?? true),
    );
    const next = mostOutstanding(
      places.map((place) => values[place] ?? 0),
      { ...options, follows },
    );
    if (!isDefined(next) || correct(next.p) >= level || before.length === places.length) return more;
    more.push({ ...next, from: places[next.from] ?? 0, to: (places[next.to - 1] ?? 0) + 1, adjusted: correct(next.p) });
    last = next;
  }
  return more;
}
