// How far apart two answers to one question are, from 0 (the same) to 1, by what kind of question it is.
import type { Dimension, Span, Value } from './rubric.ts';
import { sameValue } from './value.ts';

/**
 * Ordered values by their steps, a tie in the middle; names and yes or no by being the same; sets by what they share (Jaccard); rankings by the pairs
 * they order differently (Kendall); spans by the characters they share (Dice); texts have no distance, only sameness.
 * @param reach how far numbers of this question lie apart at most
 */
export function distance(dimension: Dimension, a: Value, b: Value, reach = reachOf(dimension)): number {
  if (sameValue(a, b)) return 0;
  const [from, to] = [placeOf(dimension, a), placeOf(dimension, b)];
  if (from !== undefined && to !== undefined) return reach > 0 ? Math.min(1, Math.abs(from - to) / reach) : 1;
  if (!Array.isArray(a) || !Array.isArray(b)) return 1;
  switch (dimension.type) {
    case 'choices':
      return 1 - jaccard(a as string[], b as string[]);
    case 'ranking':
      return kendall(a as number[], b as number[]);
    case 'spans':
      return 1 - dice(a as Span[], b as Span[]);
    default:
      return 1;
  }
}

/** Where a value lies on its line; undefined when the question has no line, or the value (both bad) is not on it. */
export function placeOf(dimension: Dimension, value: Value): number | undefined {
  switch (dimension.type) {
    case 'scale':
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'preference':
      if (value === 'tie') return (dimension.points + 1) / 2;
      return typeof value === 'number' ? value : undefined;
    default:
      return undefined;
  }
}

function reachOf(dimension: Dimension): number {
  if (dimension.type === 'scale' || dimension.type === 'preference') return dimension.points - 1;
  if (dimension.type !== 'number') return 0;
  const { min, max } = dimension;
  return min === undefined || max === undefined ? 0 : max - min;
}

/** The reach of a question whose numbers have no bounds is that of the numbers given. */
export function reachAmong(dimension: Dimension, values: readonly Value[]): number {
  const declared = reachOf(dimension);
  if (declared > 0) return declared;
  const places = values.flatMap((value) => placeOf(dimension, value) ?? []);
  return places.length === 0 ? 0 : Math.max(...places) - Math.min(...places);
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 1 : a.filter((one) => b.includes(one)).length / all.size;
}

/** The share of pairs of responses that are ordered differently; a tie on one side is half a difference. */
function kendall(a: readonly number[], b: readonly number[]): number {
  let pairs = 0;
  let apart = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      pairs++;
      apart += Math.abs(Math.sign((a[i] ?? 0) - (a[j] ?? 0)) - Math.sign((b[i] ?? 0) - (b[j] ?? 0))) / 2;
    }
  }
  return pairs === 0 ? 1 : apart / pairs;
}

/** Characters marked by both against those marked by each, whatever the category; the same characters otherwise called are half apart. */
function dice(a: readonly Span[], b: readonly Span[]): number {
  const [ours, theirs] = [charactersOf(a), charactersOf(b)];
  let shared = 0;
  for (const [at, category] of ours) if (theirs.has(at)) shared += theirs.get(at) === category ? 1 : 0.5;
  return ours.size + theirs.size === 0 ? 1 : (2 * shared) / (ours.size + theirs.size);
}

function charactersOf(spans: readonly Span[]): Map<string, string> {
  const marked = new Map<string, string>();
  for (const { anchor, category } of spans) {
    for (let at = anchor.start; at < anchor.end; at++) marked.set(`${JSON.stringify(anchor.part)} ${at}`, category);
  }
  return marked;
}

/** The middle of these places: half of them lie on each side. Undefined of none. */
export function medianOf(places: readonly number[]): number | undefined {
  const sorted = places.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * How far each of these answers lies from the others': from their median where there is a line, else the mean distance to each of them. 0 of an
 * only one. Both bad has no place on the line, and is compared one by one.
 */
export function apartness(dimension: Dimension, values: readonly Value[]): number[] {
  const reach = reachAmong(dimension, values);
  return values.map((value, at) => {
    const others = values.filter((_, other) => other !== at);
    if (others.length === 0) return 0;
    const place = placeOf(dimension, value);
    const places = others.flatMap((other) => placeOf(dimension, other) ?? []);
    const median = places.length === others.length ? medianOf(places) : undefined;
    if (place !== undefined && median !== undefined) return reach > 0 ? Math.abs(place - median) / reach : 0;
    return others.reduce<number>((sum, other) => sum + distance(dimension, value, other, reach), 0) / others.length;
  });
}

/** How far apart these answers are on the whole: the mean distance of all pairs, 0 to 1. */
export function disagreement(dimension: Dimension, values: readonly Value[]): number {
  const reach = reachAmong(dimension, values);
  let [sum, pairs] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) {
      sum += distance(dimension, values[i] as Value, values[j] as Value, reach);
      pairs++;
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}
