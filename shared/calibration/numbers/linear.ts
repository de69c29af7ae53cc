// Small systems of linear equations: the inverse of a symmetric, positive definite matrix.
import { at } from './arrays.ts';

/** The inverse of a symmetric positive definite matrix, row after row, by Cholesky; nothing when it is not one. */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = at(matrix, i * size + j);
      for (let k = 0; k < j; k++) rest -= at(lower, i * size + k) * at(lower, j * size + k);
      if (i === j && !(rest > 0)) return undefined;
      lower[i * size + j] = i === j ? Math.sqrt(rest) : rest / at(lower, j * size + j);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const solved = solveLower(lower, size, column);
    for (let i = size - 1; i >= 0; i--) {
      let rest = at(solved, i);
      for (let k = i + 1; k < size; k++) rest -= at(lower, k * size + i) * at(inverse, k * size + column);
      inverse[i * size + column] = rest / at(lower, i * size + i);
    }
  }
  return inverse;
}

function solveLower(lower: Float64Array, size: number, column: number): Float64Array {
  const solved = new Float64Array(size);
  for (let i = column; i < size; i++) {
    let rest = i === column ? 1 : 0;
    for (let k = column; k < i; k++) rest -= at(lower, i * size + k) * at(solved, k);
    solved[i] = rest / at(lower, i * size + i);
  }
  return solved;
}
