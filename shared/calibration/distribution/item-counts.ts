// How often each value was given to each item, by name: what distributions are drawn from, and what is most worth discussing first.
import { codesOn } from '../expert/reference.ts';
import type { RatingMatrix } from '../matrix.ts';

export interface ItemCounts {
  item: string;
  counts: number[];
  ratings: number;
  /** Mean over pairs of raters of their distance: share of different values (nominal), else points; 0 where all agree. None below two ratings. */
  disagreement: number | undefined;
}

/** Every item with its counts, in the order of the matrix. */
export function itemCounts(matrix: RatingMatrix): ItemCounts[] {
  const { labels, positions, level } = matrix.scale;
  return matrix.items.map((item, i) => {
    const codes = codesOn(matrix, i);
    const apart = (a: number, b: number) => Math.abs((positions[a] ?? 0) - (positions[b] ?? 0));
    const pairs = codes.flatMap((a, at) =>
      codes.slice(at + 1).map((b) => (level === 'nominal' ? Math.sign(apart(a, b)) : apart(a, b))),
    );
    return {
      item,
      counts: labels.map((_, code) => codes.filter((each) => each === code).length),
      ratings: codes.length,
      disagreement: pairs.length === 0 ? undefined : pairs.reduce((sum, each) => sum + each, 0) / pairs.length,
    };
  });
}

/** A work list for a discussion: items by disagreement, most first; items with fewer than two ratings are left out. */
export const byDisagreement = (matrix: RatingMatrix): ItemCounts[] =>
  itemCounts(matrix)
    .filter(({ disagreement }) => disagreement !== undefined)
    .toSorted((a, b) => (b.disagreement ?? 0) - (a.disagreement ?? 0));
