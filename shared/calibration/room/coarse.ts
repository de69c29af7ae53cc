// A coarser reading of a scale, for saying right and wrong: nobody is wrong for giving a 4 where the expert gave a 5.
import type { Dimension } from '../../room/rubric.ts';
import type { Label } from '../rating.ts';
import { type Scale, sidesOf } from '../scale.ts';

/** From so many points on, a score is read as low, middle or high. */
const READ_IN_THREE_FROM = 5;

/** Low, middle and high thirds of an ordered scale; with an odd number of points the middle is one point, as a middle should be. */
export function inThree(scale: Scale): Scale {
  const k = scale.labels.length;
  if (scale.level === 'nominal' || k < READ_IN_THREE_FROM) return scale;
  const low = k % 2 === 1 ? (k - 1) / 2 : k / 2 - 1;
  const third = (code: number) => (code < low ? 0 : code >= k - low ? 2 : 1);
  const names = [0, 1, 2].map((each) => rangeOf(scale.labels.filter((_, code) => third(code) === each)));
  return {
    level: 'ordinal',
    labels: names,
    positions: Float64Array.of(0, 1, 2),
    codes: new Map([...scale.codes].map(([value, code]): [Label, number] => [value, third(code)])),
  };
}

const rangeOf = (labels: readonly string[]): string =>
  labels.length > 1 ? `${labels[0]}–${labels.at(-1)}` : (labels[0] ?? '');

export const coarseOf = (dimension: Dimension, scale: Scale): Scale =>
  dimension.type === 'preference' ? sidesOf(dimension.points) : inThree(scale);
