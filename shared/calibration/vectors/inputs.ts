// What a vector's input becomes: matrices, counts, tables and scales of the library.

import { type PairTable, tableFromRows, tableOf } from '../agreement/table.ts';
import { weightsOf } from '../agreement/weights.ts';
import { type Counts, countsFromRows } from '../counts.ts';
import { matrixFromRows, matrixOf, type RatingMatrix } from '../matrix.ts';
import { declaredScale, observedScale, type Scale } from '../scale.ts';
import type { Vector } from './vector.ts';

type Cell = string | number | null;
type Table = readonly (readonly Cell[])[];

/** A vector that lacks what its statistic needs. */
export class UnreadableVector extends Error {
  override name = 'UnreadableVector';
}

export function needed<T>(value: T | undefined | null, name: string): T {
  if (value === undefined || value === null) throw new UnreadableVector(`The input has no ${name}.`);
  return value;
}

export const given = (rows: Table): (string | number)[] => rows.flat().filter((value) => value !== null);

/** The declared scale where the vector declares one, else that of the values in the data. */
export function scaleIn({ input, options }: Vector, values: readonly (string | number)[]): Scale {
  const declared = options.categories ?? options.domain ?? input.categories;
  const level = options.level ?? (values.every((value) => typeof value === 'number') ? 'interval' : 'nominal');
  return declared ? declaredScale(level, declared) : observedScale(level, values);
}

export function matrixIn(vector: Vector): RatingMatrix {
  const rows = needed(vector.input.data, 'data');
  return matrixFromRows(rows, scaleIn(vector, given(rows)));
}

/** Ratings one a row, [item, rater, …, value]. */
export function longMatrixIn(vector: Vector): RatingMatrix {
  const rows = needed(vector.input.data, 'data');
  const ratings = rows.map((row) => ({
    item: String(row[0]),
    rater: String(row[1]),
    value: needed(row.at(-1), 'value'),
  }));
  return matrixOf(
    ratings,
    scaleIn(
      vector,
      ratings.map(({ value }) => value),
    ),
  );
}

export function numbersIn(rows: Table | undefined): number[][] {
  return needed(rows, 'data').map((row) =>
    row.map((value) => {
      if (typeof value !== 'number') throw new UnreadableVector('The counts hold something that is not a number.');
      return value;
    }),
  );
}

export const countsIn = ({ input }: Vector): Counts => countsFromRows(numbersIn(input.data));

/** Weights for as many categories as there are, by rank. */
export const rankWeights = ({ options }: Vector, categories: number): Float64Array =>
  weightsOf(
    options.weights ?? 'unweighted',
    declaredScale(
      'ordinal',
      Array.from({ length: categories }, (_, rank) => rank),
    ),
  );

export const weightsIn = ({ options }: Vector, { scale }: RatingMatrix): Float64Array =>
  weightsOf(options.weights ?? 'unweighted', scale);

/** Two raters' table: given as one, or as a matrix of two columns. */
export function tableIn(vector: Vector): { table: PairTable; weights: Float64Array } {
  if (vector.input.kind === 'contingency') {
    const table = tableFromRows(numbersIn(vector.input.data));
    return { table, weights: rankWeights(vector, table.categories) };
  }
  const matrix = matrixIn(vector);
  return { table: tableOf(matrix, 0, 1), weights: weightsIn(vector, matrix) };
}
