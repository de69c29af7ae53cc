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

/** The code given most often, how often, and how often the next was. */
function mostChosen(codes: readonly number[]): { majority: number; most: number; second: number } {
  const counts: number[] = [];
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  let [majority, most, second] = [-1, 0, 0];
  for (const [code, count = 0] of counts.entries()) {
    if (count > most) [majority, most, second] = [code, count, most];
    else if (count > second) second = count;
  }
  return { majority, most, second };
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
    const { majority, most, second } = mostChosen(codes);
    if (most === second) {
      result.tied.push(item);
      continue;
    }
    const share = most / codes.length;
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
