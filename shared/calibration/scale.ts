// A scale: which values a dimension offers, in which order and distance. It is declared by the rubric, not guessed from the data.
import type { Dimension } from '../room/rubric.ts';
import type { Label } from './rating.ts';

/** What may be said of two values: equal or not; which is more; how much more; how many times as much. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Scale {
  level: Level;
  /** Names of the categories, in order. */
  labels: readonly string[];
  /** Where each category lies: the number itself, or its rank from 0 when values are words. Same length as `labels`. */
  positions: Float64Array;
  /** The category of each value. A value that is not here counts as not given. */
  codes: ReadonlyMap<Label, number>;
}

// 0.1 + 0.2 and 0.3 are one value: sums of weights would otherwise become two categories.
const SAME_WITHIN = 1e6;
const rounded = (value: Label): Label =>
  typeof value === 'number' ? Math.round(value * SAME_WITHIN) / SAME_WITHIN : value;

/** A scale from its values in order. Values that nobody used count too: a declared scale wins over the observed one. */
export function declaredScale(level: Level, values: readonly Label[]): Scale {
  const numeric = values.every((value) => typeof value === 'number');
  return {
    level,
    labels: values.map(String),
    positions: Float64Array.from(values, (value, rank) => (numeric ? Number(value) : rank)),
    codes: new Map(values.map((value, code) => [value, code])),
  };
}

/** A scale of the values that occur, sorted; for numbers without a declared scale. Numbers are equal when they are after rounding to six decimals. */
export function observedScale(level: Level, given: Iterable<Label>): Scale {
  const seen = [...new Set(given)];
  const byNumber = seen.every((value) => typeof value === 'number');
  const values = [...new Set(seen.map(rounded))].toSorted(
    byNumber ? (a, b) => Number(a) - Number(b) : (a, b) => (String(a) < String(b) ? -1 : 1),
  );
  const scale = declaredScale(level, values);
  return { ...scale, codes: new Map(seen.map((value) => [value, values.indexOf(rounded(value))])) };
}

/**
 * The scale a dimension of a rubric declares. A preference is ordinal from A to B with a tie in the middle; 'both bad' has no
 * place between A and B and counts as not given (see `sidesOf`). Undefined where no list of values can be declared: numbers have
 * those that occur (`observedScale`), rankings, sets, spans and texts have measures of their own.
 */
export function scaleOf(dimension: Dimension): Scale | undefined {
  switch (dimension.type) {
    case 'scale':
      return declaredScale('ordinal', points(dimension.points));
    case 'yes-no':
      return declaredScale('nominal', [false, true]);
    case 'choice':
      return declaredScale(
        'nominal',
        dimension.choices.map(({ id }) => id),
      );
    case 'preference':
      return withTie(dimension.points, dimension.tie);
    case 'choices':
    case 'ranking':
    case 'number':
    case 'text':
    case 'spans':
      return undefined;
    default:
      return dimension satisfies never;
  }
}

const points = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

function withTie(count: number, tie: boolean): Scale {
  const scale = declaredScale('ordinal', points(count));
  if (!tie) return scale;
  const middle = (count + 1) / 2;
  if (Number.isInteger(middle)) return { ...scale, codes: new Map([...scale.codes, ['tie', middle - 1]]) };
  const positions = [...points(count), middle].toSorted((a, b) => a - b);
  return {
    level: 'ordinal',
    labels: positions.map((at) => (at === middle ? 'tie' : String(at))),
    positions: Float64Array.from(positions),
    codes: new Map(positions.map((at, code) => [at === middle ? 'tie' : at, code])),
  };
}

/** A preference read as nominal: A, B, tie, both bad. The middle step of an odd number of steps is a tie. */
export function sidesOf(count: number): Scale {
  const middle = (count + 1) / 2;
  const side = (at: number) => (at < middle ? 0 : at > middle ? 1 : 2);
  const steps = points(count).map((at): [Label, number] => [at, side(at)]);
  return {
    level: 'nominal',
    labels: ['A', 'B', 'tie', 'both-bad'],
    positions: Float64Array.of(0, 1, 2, 3),
    codes: new Map<Label, number>([...steps, ['A', 0], ['B', 1], ['tie', 2], ['both-bad', 3]]),
  };
}

/** Can one value be more than another? A yes or no can; three choices without an order cannot. */
export const isOrdered = ({ level, labels }: Scale): boolean => level !== 'nominal' || labels.length <= 2;
