// Camps of raters over many items: who values alike, when there is no right answer.
import { positionIn, type RatingMatrix } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';
import { type Measured, undefinedFor } from '../result.ts';

/**
 * The raters in two groups by their mean distance over shared items (nominal: share of different values; else distance in points): joined step
 * by step, those nearest on average first, until two groups are left (average linkage, Sokal & Michener 1958). `value` is the mean silhouette
 * (Rousseeuw 1987), -1 to 1: near 0 there are no camps, above about 0.5 they are clear. Undefined with fewer than four raters, when two
 * raters share no item, or when all are alike.
 */
export function raterCamps(matrix: RatingMatrix): Measured<{ camps: [string[], string[]] }> {
  const all = [...matrix.raters.keys()];
  if (all.length < 4) return undefinedFor('too-few-raters');
  const distances = all.map((a) => all.map((b) => distanceOf(matrix, a, b)));
  if (distances.flat().some((distance) => distance === undefined)) return undefinedFor('not-connected');
  const distance = (a: number, b: number) => distances[a]?.[b] ?? 0;
  if (distances.flat().every((each) => each === 0)) return undefinedFor('no-spread');
  const between = (one: readonly number[], other: readonly number[]) =>
    mean(one.flatMap((a) => other.map((b) => distance(a, b))));
  let groups: number[][] = all.map((rater) => [rater]);
  while (groups.length > 2) {
    const [nearest] = groups
      .flatMap((one, i) => groups.slice(i + 1).map((other) => ({ one, other, apart: between(one, other) })))
      .toSorted((x, y) => x.apart - y.apart);
    if (nearest === undefined) break;
    groups = [
      ...groups.filter((group) => group !== nearest.one && group !== nearest.other),
      [...nearest.one, ...nearest.other],
    ];
  }
  const [first = [], second = []] = groups.toSorted((a, b) => b.length - a.length);
  const silhouettes = [
    [first, second],
    [second, first],
  ].flatMap(([own = [], other = []]) =>
    own.map((rater) => {
      if (own.length === 1) return 0;
      const near = between(
        [rater],
        own.filter((each) => each !== rater),
      );
      const far = between([rater], other);
      return Math.max(near, far) === 0 ? 0 : (far - near) / Math.max(near, far);
    }),
  );
  const names = (group: readonly number[]) =>
    group.toSorted((a, b) => a - b).map((rater) => matrix.raters[rater] ?? '');
  return { value: mean(silhouettes), camps: [names(first), names(second)] };
}

function distanceOf(matrix: RatingMatrix, a: number, b: number): number | undefined {
  const apart = [...matrix.items.keys()].flatMap((item) => {
    const [x, y] = [positionIn(matrix, item, a), positionIn(matrix, item, b)];
    if (Number.isNaN(x) || Number.isNaN(y)) return [];
    return matrix.scale.level === 'nominal' ? [x === y ? 0 : 1] : [Math.abs(x - y)];
  });
  return apart.length === 0 ? undefined : mean(apart);
}
