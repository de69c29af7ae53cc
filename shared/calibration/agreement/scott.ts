// Scott's pi of two raters: chance from the distribution of both together.

import { undefinedFor } from '../result.ts';
import { beyondChance, type Corrected, chanceOf } from './observed.ts';
import { agreementIn, marginalsOf, type PairTable } from './table.ts';

/** Scott (1955), also weighted. From -1 to 1. Undefined without shared items, and when both gave one and the same value throughout. */
export function scottPi(table: PairTable, weights: Float64Array): Corrected {
  if (table.total === 0) return undefinedFor('no-shared-items');
  const [rows, columns] = marginalsOf(table);
  const both = rows.map((share, c) => (share + (columns[c] ?? 0)) / 2);
  return beyondChance(agreementIn(table, weights), chanceOf(weights, both, both));
}
