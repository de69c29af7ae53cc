// The experts' word on each item: their mean for gaps, or the one value they agree on for right and wrong.
import { codeIn, MISSING, positionIn, type RatingMatrix } from '../matrix.ts';
import { mean } from '../numbers/moments.ts';

/** Mean position the experts gave each item; none where no expert judged. */
export const meanReference = (experts: RatingMatrix): (number | undefined)[] =>
  [...experts.items.keys()].map((item) => {
    const given = [...experts.raters.keys()]
      .map((rater) => positionIn(experts, item, rater))
      .filter((position) => !Number.isNaN(position));
    return given.length === 0 ? undefined : mean(given);
  });

/** The code that most experts gave each item; none where no expert judged or two codes lead together: then no answer is "right". */
export const agreedReference = (experts: RatingMatrix): (number | undefined)[] =>
  [...experts.items.keys()].map((item) => leading(codesOn(experts, item)));

/** The codes given to an item, in the raters' order. */
export const codesOn = (matrix: RatingMatrix, item: number): number[] =>
  [...matrix.raters.keys()].map((rater) => codeIn(matrix, item, rater)).filter((code) => code !== MISSING);

/** The most frequent code; none for a tie or an empty list. */
export function leading(codes: readonly number[]): number | undefined {
  const groups = [...Map.groupBy(codes, (code) => code).values()].toSorted((a, b) => b.length - a.length);
  const [first, second] = groups;
  return first === undefined || first.length === second?.length ? undefined : first[0];
}

/** The same ratings with the given items in the given order; items nobody rated are there, empty. Makes matrices of different people comparable. */
export function withItems(matrix: RatingMatrix, items: readonly string[]): RatingMatrix {
  const rowOf = new Map(matrix.items.map((item, row) => [item, row]));
  const codes = items.flatMap((item) => {
    const row = rowOf.get(item);
    return [...matrix.raters.keys()].map((rater) => (row === undefined ? MISSING : codeIn(matrix, row, rater)));
  });
  return { ...matrix, items, codes: Int16Array.from(codes) };
}
