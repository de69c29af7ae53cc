// Cohen's kappa of two raters, plain or weighted, with its asymptotic standard error.
import { at } from '../numbers/arrays.ts';
import { isDefined, type Measured, undefinedFor } from '../result.ts';
import { beyondChance, chanceOf } from './observed.ts';
import { agreementIn, marginalsOf, type PairTable } from './table.ts';

export type CohenKappa = Measured<{ observed: number; expected: number; standardError: number; items: number }>;

/**
 * Cohen (1960), weighted (1968). From -1 to 1. Undefined without shared items, and when both gave one and the same value throughout.
 * Standard error: Fleiss, Cohen & Everitt (1969), for large samples.
 */
export function cohenKappa(table: PairTable, weights: Float64Array): CohenKappa {
  if (table.total === 0) return undefinedFor('no-shared-items');
  const [rows, columns] = marginalsOf(table);
  const kappa = beyondChance(agreementIn(table, weights), chanceOf(weights, rows, columns));
  if (!isDefined(kappa)) return kappa;
  return { ...kappa, standardError: standardError(table, weights, rows, columns, kappa), items: table.total };
}

function standardError(
  { categories: k, n, total }: PairTable,
  weights: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  { value, observed, expected }: { value: number; observed: number; expected: number },
): number {
  // Mean weight of each row's category against the columns, and the other way round.
  const ofRow = rows.map((_, c) => columns.reduce((sum, share, l) => sum + at(weights, c * k + l) * share, 0));
  const ofColumn = columns.map((_, l) => rows.reduce((sum, share, c) => sum + at(weights, c * k + l) * share, 0));
  let squares = 0;
  for (let c = 0; c < k; c++) {
    for (let l = 0; l < k; l++) {
      const own = at(weights, c * k + l) * (1 - expected) - (at(ofRow, c) + at(ofColumn, l)) * (1 - observed);
      squares += (at(n, c * k + l) / total) * own ** 2;
    }
  }
  const centre = observed * expected - 2 * expected + observed;
  const variance = (squares - centre ** 2) / (total * (1 - expected) ** 4);
  return Number.isFinite(value) ? Math.sqrt(Math.max(0, variance)) : 0;
}
