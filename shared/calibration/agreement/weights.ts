// How much two different values still agree: 1 on the diagonal, less the farther they are apart.
import type { Scale } from '../scale.ts';

export type Weighting = 'unweighted' | 'linear' | 'quadratic' | 'ordinal';

/**
 * Agreement of category c with l at `c * categories + l`, each from 0 to 1. Linear and quadratic by distance on the scale, as a share
 * of its whole length (Cohen 1968); ordinal by the number of pairs of categories between the two, C(|c-l|+1, 2), as a share of all
 * (Gwet 2014). The declared scale counts, not the values that happen to occur.
 */
export function weightsOf(weighting: Weighting, { positions }: Scale): Float64Array {
  const count = positions.length;
  const span = Math.max(...positions) - Math.min(...positions) || 1;
  const pairs = (size: number) => (size * (size - 1)) / 2;
  const weight = (c: number, l: number): number => {
    if (c === l) return 1;
    const distance = Math.abs((positions[c] as number) - (positions[l] as number)) / span;
    switch (weighting) {
      case 'unweighted':
        return 0;
      case 'linear':
        return 1 - distance;
      case 'quadratic':
        return 1 - distance ** 2;
      case 'ordinal':
        return 1 - pairs(Math.abs(c - l) + 1) / pairs(count);
      default:
        return weighting satisfies never;
    }
  };
  return Float64Array.from({ length: count * count }, (_, cell) => weight(Math.floor(cell / count), cell % count));
}
