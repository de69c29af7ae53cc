// How often each value was given to each item, by name: what distributions are drawn from, and what is most worth discussing first.
import { countsOf } from '../counts.ts';
import type { RatingMatrix } from '../matrix.ts';
import { at } from '../numbers/arrays.ts';

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
  const k = labels.length;
  const { n } = countsOf(matrix);
  return matrix.items.map((item, i) => {
    const counts = Array.from(n.subarray(i * k, (i + 1) * k));
    const ratings = counts.reduce((sum, count) => sum + count, 0);
    let apart = 0;
    for (let a = 0; a < k; a++) {
      if (counts[a] === 0) continue;
      for (let b = 0; b < a; b++) {
        const distance = level === 'nominal' ? 1 : Math.abs(at(positions, a) - at(positions, b));
        apart += (counts[a] ?? 0) * (counts[b] ?? 0) * distance;
      }
    }
    return { item, counts, ratings, disagreement: ratings < 2 ? undefined : apart / ((ratings * (ratings - 1)) / 2) };
  });
}

/** A work list for a discussion: items by disagreement, most first; items with fewer than two ratings are left out. */
export const byDisagreement = (matrix: RatingMatrix): ItemCounts[] =>
  itemCounts(matrix)
    .filter(({ disagreement }) => disagreement !== undefined)
    .toSorted((a, b) => (b.disagreement ?? 0) - (a.disagreement ?? 0));
