// Every rater beside every other: kappa of each pair on each dimension, over the items that both rated.
import { cohenKappa } from '../agreement/cohen.ts';
import { agreementIn, tableOf } from '../agreement/table.ts';
import { weightsOf } from '../agreement/weights.ts';
import { codeIn, MISSING, type RatingMatrix, withRaters } from '../matrix.ts';
import type { Measured } from '../result.ts';
import { basisMatrix } from './measure.ts';
import { isPerson, type Room } from './prepare-room.ts';

export interface RaterPair {
  first: number;
  second: number;
  shared: number;
  /** Share of the shared items with equal values. */
  same: number | undefined;
  kappa: Measured<{ standardError: number }>;
  /** Where they lie farthest apart, the farthest first. */
  apart: string[];
}

export interface PairMatrix {
  measure: string;
  name: string;
  /** Weights by distance on a scale with an order; plain otherwise. */
  weighted: boolean;
  raters: readonly string[];
  pairs: RaterPair[];
}

const APART_MOST = 12;

function apartOn(matrix: RatingMatrix, first: number, second: number): string[] {
  const { positions, level } = matrix.scale;
  return matrix.items
    .flatMap((item, i) => {
      const [a, b] = [codeIn(matrix, i, first), codeIn(matrix, i, second)];
      if (a === MISSING || b === MISSING || a === b) return [];
      return [{ item, apart: level === 'nominal' ? 1 : Math.abs((positions[a] ?? 0) - (positions[b] ?? 0)) }];
    })
    .toSorted((a, b) => b.apart - a.apart)
    .slice(0, APART_MOST)
    .map(({ item }) => item);
}

/** More people than this make no matrix one could read. */
export const PAIRED_MOST = 40;

export const pairPart = ({ measures }: Room): PairMatrix[] =>
  measures
    .filter(({ scale }) => scale.labels.length <= 30)
    .map((measure) => {
      const all = withRaters(basisMatrix(measure), isPerson);
      const matrix = all.raters.length > PAIRED_MOST ? { ...all, raters: [] } : all;
      const weighted = measure.scale.level !== 'nominal';
      const weights = weightsOf(weighted ? 'quadratic' : 'unweighted', measure.scale);
      const equal = weightsOf('unweighted', measure.scale);
      const pairs = matrix.raters.flatMap((_, first) =>
        matrix.raters.slice(first + 1).map((__, offset): RaterPair => {
          const second = first + 1 + offset;
          const table = tableOf(matrix, first, second);
          return {
            first,
            second,
            shared: table.total,
            same: agreementIn(table, equal),
            kappa: cohenKappa(table, weights),
            apart: apartOn(matrix, first, second),
          };
        }),
      );
      return { measure: measure.id, name: measure.name, weighted, raters: matrix.raters, pairs };
    })
    .filter(({ pairs }) => pairs.length > 0);
