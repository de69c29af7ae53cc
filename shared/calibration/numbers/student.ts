// The distributions of F and t: how much lies below a point, and the point below which so much lies.
import { logGamma } from './gamma.ts';

/** I_x(a, b), the regularized incomplete beta function, by Lentz's continued fraction (Numerical Recipes 6.4). */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularizedBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  const safe = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return (front * h) / a;
}

/** People who rated as much have the same: each is worked out once. */
const quantiles = new Map<string, number>();
const QUANTILES_MOST = 2_000;

/** f with P(F ≤ f) = p; found by halving on x = d1·f / (d1·f + d2), so to the last digits. */
export function fQuantile(p: number, d1: number, d2: number): number {
  const key = `${p} ${d1} ${d2}`;
  const known = quantiles.get(key) ?? byHalving(p, d1, d2);
  if (quantiles.size >= QUANTILES_MOST) quantiles.clear();
  quantiles.set(key, known);
  return known;
}

function byHalving(p: number, d1: number, d2: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 200 && high - low > 1e-17; step++) {
    const middle = (low + high) / 2;
    if (regularizedBeta(middle, d1 / 2, d2 / 2) < p) low = middle;
    else high = middle;
  }
  const x = (low + high) / 2;
  return (d2 * x) / (d1 * (1 - x));
}

/** The point of a Beta distribution below which the share p of it lies, 0 to 1; by halving. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (regularizedBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The t that |T| exceeds with probability 1 - confidence: half the width of an interval, in standard errors. */
export const tQuantileTwoSided = (confidence: number, freedom: number): number =>
  Math.sqrt(fQuantile(confidence, 1, freedom));

/** P(|T| ≥ |t|): the two-sided p-value, also for very small ones. */
export const tBeyond = (t: number, freedom: number): number =>
  regularizedBeta(freedom / (freedom + t * t), freedom / 2, 1 / 2);
