// The normal distribution: how much lies below a point, and the point below which so much lies.
import { regularizedGamma } from './gamma.ts';

/** P(Z ≤ z), by the incomplete gamma function: good to 1e-14. */
export const normalBelow = (z: number): number => {
  const tail = regularizedGamma(0.5, (z * z) / 2);
  return z >= 0 ? (1 + tail) / 2 : (1 - tail) / 2;
};

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
const polynomial = (coefficients: readonly number[], x: number) =>
  coefficients.reduce((sum, each) => sum * x + each, 0);

/** z with P(Z ≤ z) = p, 0 < p < 1. Acklam's rational approximation (relative error 1.15e-9), then one step of Newton. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  const tail = Math.sqrt(-2 * Math.log(p));
  const middle = p - 0.5;
  const first =
    p < 0.02425
      ? polynomial(C, tail) / polynomial([...D, 1], tail)
      : (polynomial(A, middle * middle) * middle) / polynomial([...B, 1], middle * middle);
  const density = Math.exp((-first * first) / 2) / Math.sqrt(2 * Math.PI);
  return density === 0 ? first : first - (normalBelow(first) - p) / density;
}
