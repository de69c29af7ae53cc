// Wilson's interval of a share: right also for few cases and for shares near 0 and 1.
import { normalBelow, normalQuantile } from '../numbers/normal.ts';
import { type Known, undefinedFor } from '../result.ts';
import type { Estimate } from './estimate.ts';

/**
 * Share of `hits` in `n` with Wilson's (1927) score interval, 0 to 1; continuity-corrected as in Newcombe (1998) method 4. `p` is two-sided,
 * for a share of one half. Undefined for n = 0.
 */
export function wilson(hits: number, n: number, confidence = 0.95, continuityCorrection = false): Known<Estimate> {
  if (n === 0) return undefinedFor('no-ratings');
  const share = hits / n;
  const z = normalQuantile((1 + confidence) / 2);
  const p = 2 * normalBelow(-Math.abs((share - 0.5) / (0.5 / Math.sqrt(n))));
  const bounds = continuityCorrection ? corrected(share, n, z) : plain(share, n, z);
  return { value: share, low: hits === 0 ? 0 : bounds[0], high: hits === n ? 1 : bounds[1], n, p };
}

function plain(share: number, n: number, z: number): [number, number] {
  const centre = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return [(centre - half) / (1 + z ** 2 / n), (centre + half) / (1 + z ** 2 / n)];
}

function corrected(share: number, n: number, z: number): [number, number] {
  const centre = 2 * n * share + z ** 2;
  const half = (sign: number) => z * Math.sqrt(z ** 2 + sign * 2 - 1 / n + 4 * share * (n * (1 - share) - sign));
  const divisor = 2 * (n + z ** 2);
  return [Math.max(0, (centre - 1 - half(-1)) / divisor), Math.min(1, (centre + 1 + half(1)) / divisor)];
}
