// Camps: when the values of an item fall into two groups with a gap between, who is in which and with what reasons.
import type { Rating } from '../rating.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { Scale } from '../scale.ts';
import { orderedAgreement } from './spread.ts';

export interface Camp {
  /** Names of the categories of the camp, in order. */
  labels: string[];
  raters: string[];
  rationales: { rater: string; text: string }[];
}

export interface Camps {
  item: string;
  /** How clearly there are two: for ordered scales -van der Eijk's A (0 to 1), for nominal ones twice the smaller camp's share (0 to 1). */
  bimodality: number;
  camps: [Camp, Camp];
}

/** A camp has at least this many people, and this share of all. */
const FEWEST = 2;
const SMALLEST = 0.25;

/**
 * The two camps of one item's ratings. On an ordered scale the cut is where the spread within both sides is least (Fisher 1958), and there are
 * camps only when van der Eijk's A is below 0; on a nominal scale they are the two most frequent values, when both are large enough.
 * Undefined when there is one camp or none, or fewer than four ratings.
 */
export function campsOn(ratings: readonly Rating[], scale: Scale): Known<Camps> {
  const placed = ratings.flatMap((rating) => {
    const code = scale.codes.get(rating.value);
    return code === undefined ? [] : [{ rating, code }];
  });
  if (placed.length < 2 * FEWEST) return undefinedFor('too-few-raters');
  const counts = scale.labels.map((_, code) => placed.filter((each) => each.code === code).length);
  const sides = scale.level === 'nominal' || scale.labels.length < 3 ? twoValues(counts) : twoSides(counts, scale);
  if (sides === undefined) return undefinedFor('no-spread');
  const camp = (codes: readonly number[]): Camp => {
    const members = placed.filter(({ code }) => codes.includes(code)).map(({ rating }) => rating);
    return {
      labels: codes.filter((code) => (counts[code] ?? 0) > 0).map((code) => scale.labels[code] ?? ''),
      raters: members.map(({ rater }) => rater),
      rationales: members.flatMap(({ rater, rationale }) => (rationale ? [{ rater, text: rationale }] : [])),
    };
  };
  const camps: [Camp, Camp] = [camp(sides.first), camp(sides.second)];
  const large = camps.every(({ raters }) => raters.length >= FEWEST && raters.length >= SMALLEST * placed.length);
  return large
    ? { item: placed[0]?.rating.item ?? '', bimodality: sides.bimodality, camps }
    : undefinedFor('no-spread');
}

interface Sides {
  first: number[];
  second: number[];
  bimodality: number;
}

function twoValues(counts: readonly number[]): Sides | undefined {
  const order = [...counts.keys()].toSorted((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const [first, second] = order;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (first === undefined || second === undefined) return undefined;
  return { first: [first], second: [second], bimodality: (2 * (counts[second] ?? 0)) / total };
}

function twoSides(counts: readonly number[], { positions }: Scale): Sides | undefined {
  const agreement = orderedAgreement(counts);
  if ('undefined' in agreement || agreement.value >= 0) return undefined;
  const codes = [...counts.keys()];
  const within = (side: readonly number[]) => {
    const n = side.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
    if (n === 0) return Number.POSITIVE_INFINITY;
    const middle = side.reduce((sum, code) => sum + (counts[code] ?? 0) * (positions[code] ?? 0), 0) / n;
    return side.reduce((sum, code) => sum + (counts[code] ?? 0) * ((positions[code] ?? 0) - middle) ** 2, 0);
  };
  const cuts = codes.slice(1).map((cut) => ({ cut, spread: within(codes.slice(0, cut)) + within(codes.slice(cut)) }));
  const [best] = cuts.toSorted((a, b) => a.spread - b.spread);
  if (best === undefined) return undefined;
  return { first: codes.slice(0, best.cut), second: codes.slice(best.cut), bimodality: -agreement.value };
}
