// Sums, means and spreads of lists of numbers.

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** NaN for no values: callers ask for the length first. */
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sum of squared distances from the mean. */
export function squaresAround(values: readonly number[]): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2));
}

/** With n - 1; NaN for fewer than two values. */
export const standardDeviation = (values: readonly number[]): number =>
  values.length < 2 ? Number.NaN : Math.sqrt(squaresAround(values) / (values.length - 1));

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low, high] = [sorted[half - 1] ?? Number.NaN, sorted[half] ?? Number.NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
