// Fleiss' kappa for any number of raters who need not be the same for each item; and its parts by item and category.
import type { Counts, Times } from '../counts.ts';
import { at } from '../numbers/arrays.ts';
import { type Known, undefinedFor } from '../result.ts';
import { beyondChance, type Corrected, chanceOf, meanShares, observedAgreement } from './observed.ts';

/**
 * Fleiss (1971); weighted and with missing ratings as in Gwet (2014): items with two or more ratings for what is observed, all
 * rated items for chance. From -1 to 1. Undefined without shared items or when all ratings are equal.
 */
export function fleissKappa(counts: Counts, weights: Float64Array, times?: Times): Corrected {
  const shares = meanShares(counts, times);
  return beyondChance(observedAgreement(counts, weights, times), chanceOf(weights, shares, shares));
}

export interface FleissParts {
  /** Agreement within each item, 0 to 1. */
  byItem: number[];
  /** Kappa of each category against all others together; NaN never: a category nobody used has none. */
  byCategory: (number | undefined)[];
  /** Standard error of kappa if there were no agreement beyond chance. */
  standardErrorOfChance: number;
}

/** The parts of Fleiss' kappa when every item has the same number of ratings. Fleiss (1971); standard error by Fleiss, Nee & Landis (1979). */
export function fleissParts({ items, categories, n, totals }: Counts): Known<FleissParts> {
  const m = totals[0] ?? 0;
  if (items === 0 || m < 2) return undefinedFor('no-shared-items');
  if (totals.some((total) => total !== m)) return undefinedFor('not-complete');
  const range = Array.from({ length: categories }, (_, c) => c);
  const rows = Array.from({ length: items }, (_, i) => range.map((c) => at(n, i * categories + c)));
  const column = (c: number) => rows.map((row) => row[c] ?? 0);
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const p = range.map((c) => total(column(c)) / (items * m));
  const spread = total(p.map((share) => share * (1 - share)));
  if (spread < 1e-12) return undefinedFor('no-variation');
  const skew = total(p.map((share) => share * (1 - share) * (1 - 2 * share)));
  return {
    byItem: rows.map((row) => (total(row.map((count) => count * count)) - m) / (m * (m - 1))),
    byCategory: p.map((share, c) => {
      const mixed = total(column(c).map((count) => count * (m - count)));
      return share === 0 || share === 1 ? undefined : 1 - mixed / (items * m * (m - 1) * share * (1 - share));
    }),
    standardErrorOfChance: (Math.SQRT2 / (spread * Math.sqrt(items * m * (m - 1)))) * Math.sqrt(spread ** 2 - skew),
  };
}
