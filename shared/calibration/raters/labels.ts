// Ratings as a plain list of codes, and the likeliest class from probabilities: shared by the models of raters.
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';

export interface Given {
  item: number;
  rater: number;
  label: number;
}

export const givenLabels = (matrix: RatingMatrix): Given[] =>
  [...matrix.items.keys()].flatMap((item) =>
    [...matrix.raters.keys()].flatMap((rater) => {
      const label = codeIn(matrix, item, rater);
      return label === MISSING ? [] : [{ item, rater, label }];
    }),
  );

/** The likeliest class of each item by its name; of equally likely ones the first on the scale. */
export function likeliest(
  { items, scale }: RatingMatrix,
  posteriors: readonly (readonly number[])[],
): Map<string, string> {
  return new Map(
    items.map((item, i) => {
      const row = posteriors[i] ?? [];
      return [item, scale.labels[row.indexOf(Math.max(...row))] ?? ''];
    }),
  );
}

/** Logarithms to probabilities that sum to 1; and the logarithm of their sum. */
export function normalized(logs: readonly number[]): { shares: number[]; logTotal: number } {
  const most = Math.max(...logs);
  const parts = logs.map((log) => Math.exp(log - most));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return { shares: parts.map((part) => part / total), logTotal: most + Math.log(total) };
}
