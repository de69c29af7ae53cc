// Raters whose values are the same, or nearly, on everything they share: one person twice, or a copied file.
import { codeIn, MISSING, type RatingMatrix } from '../matrix.ts';

export interface Duplicate {
  first: string;
  second: string;
  shared: number;
  /** Share of the shared ratings that are equal, 0 to 1. */
  same: number;
}

/**
 * Pairs of raters equal on at least `atLeast` of what both rated, most suspicious first. Only pairs with `fewest` shared ratings or more,
 * of which the first's are not all one value: two raters who always say "no" need not be one. Give all dimensions together to find copies
 * that one dimension alone would not show.
 */
export function duplicateRaters(matrices: readonly RatingMatrix[], fewest = 20, atLeast = 0.98): Duplicate[] {
  const raters = [...new Set(matrices.flatMap((matrix) => matrix.raters))];
  const found: Duplicate[] = [];
  const most = matrices.reduce((sum, { items }) => sum + items.length, 0);
  /** With more differences than this no share of equal values is high enough any more. */
  const differentMost = most * (1 - atLeast);
  for (const [a, first] of raters.entries()) {
    for (const second of raters.slice(a + 1)) {
      const { shared, equal, values } = compare(matrices, [first, second], differentMost);
      if (shared >= fewest && values > 1 && equal / shared >= atLeast)
        found.push({ first, second, shared, same: equal / shared });
    }
  }
  return found.toSorted((a, b) => b.same - a.same || b.shared - a.shared);
}

function compare(matrices: readonly RatingMatrix[], [first, second]: readonly [string, string], differentMost: number) {
  let [shared, equal, values] = [0, 0, 0];
  for (const matrix of matrices) {
    const [a, b] = [matrix.raters.indexOf(first), matrix.raters.indexOf(second)];
    if (a < 0 || b < 0) continue;
    const seen = new Set<number>();
    for (const item of matrix.items.keys()) {
      const [own, other] = [codeIn(matrix, item, a), codeIn(matrix, item, b)];
      if (own === MISSING || other === MISSING) continue;
      shared++;
      if (own === other) equal++;
      else if (shared - equal > differentMost + 1) return { shared, equal, values };
      seen.add(own);
    }
    values = Math.max(values, seen.size);
  }
  return { shared, equal, values };
}
