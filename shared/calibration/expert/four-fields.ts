// Agreement × correctness: where all agree and the expert does not is the shared blind spot, which agreement alone would call success.
import type { RatingMatrix } from '../matrix.ts';
import { codesOn } from './reference.ts';

/** In the order in which they deserve to be read. */
export const fields = ['agree-wrong', 'split-wrong', 'split-right', 'agree-right'] as const;
export type Field = (typeof fields)[number];

export interface Placed {
  item: string;
  field: Field;
  /** Names of the categories that most people, and the expert, chose. */
  majority: string;
  expert: string;
  /** Share of the ratings that are the majority's, 0 to 1, and how many ratings there are. */
  share: number;
  ratings: number;
}

export interface FourFields {
  /** Shared blind spots first, in each field the most agreed first. */
  placed: Placed[];
  counts: Record<Field, number>;
  /** Items that could not be placed: fewer than two ratings, or no answer of the experts. A tie is no majority and goes to `tied`. */
  unplaced: string[];
  tied: string[];
}

/**
 * `experts` has the expert's code for each item (`agreedReference`), or none. `agreedFrom` is the share of equal ratings from which people are
 * said to agree. The matrix is of the others only.
 */
export function fourFields(
  others: RatingMatrix,
  experts: readonly (number | undefined)[],
  agreedFrom = 0.7,
): FourFields {
  const result: FourFields = {
    placed: [],
    counts: { 'agree-wrong': 0, 'split-wrong': 0, 'split-right': 0, 'agree-right': 0 },
    unplaced: [],
    tied: [],
  };
  const { labels } = others.scale;
  for (const [i, item] of others.items.entries()) {
    const codes = codesOn(others, i);
    const expert = experts[i];
    if (codes.length < 2 || expert === undefined) {
      result.unplaced.push(item);
      continue;
    }
    const groups = [...Map.groupBy(codes, (code) => code)].toSorted(([, a], [, b]) => b.length - a.length);
    const [[majority, most] = [-1, []], second] = groups;
    if (most.length === second?.[1].length) {
      result.tied.push(item);
      continue;
    }
    const share = most.length / codes.length;
    const field: Field = `${share >= agreedFrom ? 'agree' : 'split'}-${majority === expert ? 'right' : 'wrong'}`;
    result.counts[field]++;
    result.placed.push({
      item,
      field,
      majority: labels[majority] ?? '',
      expert: labels[expert] ?? '',
      share,
      ratings: codes.length,
    });
  }
  const order = (field: Field) => fields.indexOf(field);
  result.placed.sort((a, b) => order(a.field) - order(b.field) || b.share - a.share);
  return result;
}
