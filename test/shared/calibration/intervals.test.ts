// Intervals: bootstrap, jackknife, t, Wilson, rank correlation; and correction for several tests.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { countsOf, type Times } from '../../../shared/calibration/counts.ts';
import { bootstrap } from '../../../shared/calibration/intervals/bootstrap.ts';
import { differenceEstimate, meanEstimate, verdictOn } from '../../../shared/calibration/intervals/estimate.ts';
import { jackknife } from '../../../shared/calibration/intervals/jackknife.ts';
import { rankCorrelation } from '../../../shared/calibration/intervals/rank-correlation.ts';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { benjaminiHochberg, holm } from '../../../shared/calibration/intervals/several-tests.ts';
import { slopeEstimate } from '../../../shared/calibration/intervals/slope.ts';
import { wilson } from '../../../shared/calibration/intervals/wilson.ts';
import { digamma } from '../../../shared/calibration/numbers/gamma.ts';
import { normalBelow, normalQuantile } from '../../../shared/calibration/numbers/normal.ts';
import { fQuantile, tBeyond, tQuantileTwoSided } from '../../../shared/calibration/numbers/student.ts';
import { isDefined, type Known, type Measured } from '../../../shared/calibration/result.ts';
import { deviate, matrixOfRows, rowsByChance } from './random-ratings.ts';

const defined = <T extends object>(known: Known<T>): T => {
  if (!isDefined(known)) throw new Error(`undefined: ${known.undefined}`);
  return known;
};
const weightedMean =
  (x: readonly number[]) =>
  (times: Times): Measured => {
    const total = times.reduce((sum, time) => sum + time, 0);
    return { value: x.reduce((sum, each, i) => sum + each * (times[i] ?? 0), 0) / total };
  };
/** Variance with divisor n, of items that count so many times. */
const variance =
  (x: readonly number[]) =>
  (times: Times): Measured => {
    const total = times.reduce((sum, time) => sum + time, 0);
    const { value } = defined(weightedMean(x)(times));
    return { value: x.reduce((sum, each, i) => sum + (each - value) ** 2 * (times[i] ?? 0), 0) / total };
  };

/** Thousands of resamples on a machine that does other things, too. */
const SLOW_MS = 30_000;

// Efron & Tibshirani (1993) Table 14.1: spatial test, variable A, of 26 children.
const spatial = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];

describe('bootstrap', { timeout: SLOW_MS }, () => {
  test('[N2] percentile and BCa intervals of a variance, as printed (Efron & Tibshirani 1993, Table 14.2)', () => {
    const of = (method: 'percentile' | 'bca') =>
      defined(bootstrap(26, variance(spatial), { random: randomFrom(1), resamples: 20_000, confidence: 0.9, method }));
    expect(of('percentile').value).toBeCloseTo(171.5, 1);
    const [percentile, bca] = [of('percentile'), of('bca')];
    // The printed ones come from 2,000 resamples, whose ends have an error of about 2 of their own.
    expect(Math.abs(percentile.low - 100.8)).toBeLessThan(5);
    expect(Math.abs(percentile.high - 233.9)).toBeLessThan(5);
    expect(Math.abs(bca.low - 115.8)).toBeLessThan(5);
    expect(Math.abs(bca.high - 259.6)).toBeLessThan(5);
  });

  test('[N9] is the same for the same seed and another for another', () => {
    const matrix = matrixOfRows([
      [1, 2],
      [2, 2],
      [4, 5],
      [5, 4],
      [2, 1],
      [3, 3],
    ]);
    const counts = countsOf(matrix);
    const from = (seed: number) =>
      bootstrap(counts.items, (times) => krippendorffAlpha(counts, matrix.scale, times), {
        random: randomFrom(seed),
        resamples: 200,
      });
    expect(from(4)).toEqual(from(4));
    expect(from(4)).not.toEqual(from(5));
  });

  test.each(['percentile', 'bca'] as const)('[N9] %s contains the true mean about as often as it says', (method) => {
    const random = randomFrom(11);
    const trials = 300;
    let hits = 0;
    for (let trial = 0; trial < trials; trial++) {
      const sample = Array.from({ length: 40 }, () => deviate(random));
      const { low, high } = defined(bootstrap(40, weightedMean(sample), { random, resamples: 400, method }));
      if (low <= 0 && high >= 0) hits++;
    }
    expect(hits / trials).toBeGreaterThan(0.89);
    expect(hits / trials).toBeLessThan(0.985);
  });

  test('[N9] an item that counts twice is as two items', () => {
    fc.assert(
      fc.property(
        rowsByChance,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }),
        (rows, chosen) => {
          const repeated = rows.flatMap((row, i) => Array.from({ length: chosen[i] ?? 0 }, () => row));
          const [matrix, long] = [matrixOfRows(rows), matrixOfRows(repeated)];
          return (['nominal', 'ordinal', 'interval', 'ratio'] as const).every((level) => {
            const scale = { ...matrix.scale, level };
            const times = Float64Array.from(rows, (_, i) => chosen[i] ?? 0);
            const a = krippendorffAlpha(countsOf(matrix), scale, times);
            const b = krippendorffAlpha(countsOf(long), scale);
            return isDefined(a) && isDefined(b) ? Math.abs(a.value - b.value) < 1e-9 : isDefined(a) === isDefined(b);
          });
        },
      ),
    );
  });

  test('[N1] says how many resamples had no value, and has none where most had none', () => {
    const rare = matrixOfRows([
      [1, 2],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    const counts = countsOf(rare);
    const alpha = (times: Times) => krippendorffAlpha(counts, rare.scale, times);
    const some = bootstrap(6, alpha, { random: randomFrom(2), resamples: 400 });
    expect(defined(some).undefinedResamples).toBeGreaterThan(50);
    const mostly = (times: Times): Measured =>
      times[0] === 1 && times[1] === 1 ? { value: 1 } : { undefined: 'no-spread' };
    expect(bootstrap(6, mostly, { random: randomFrom(2) })).toEqual({ undefined: 'too-many-undefined' });
    expect(bootstrap(1, () => ({ value: 1 }), { random: randomFrom(2) })).toEqual({ undefined: 'too-few-items' });
  });
});

test('[N2] the jackknife of a mean is its usual standard error, and corrects the bias of a variance', () => {
  const { standardError, corrected } = defined(jackknife(26, weightedMean(spatial)));
  const { value } = defined(variance(spatial)(new Float64Array(26).fill(1)));
  expect(standardError).toBeCloseTo(Math.sqrt((value * 26) / 25 / 26), 10);
  expect(corrected).toBeCloseTo(spatial.reduce((sum, each) => sum + each, 0) / 26, 10);
  expect(defined(jackknife(26, variance(spatial))).corrected).toBeCloseTo((value * 26) / 25, 9);
  expect(jackknife(2, weightedMean([1, 2]))).toEqual({ undefined: 'too-few-items' });
});

test('[N2] quantiles as in the printed tables of the normal, t and F distributions', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 10);
  expect(normalBelow(-1)).toBeCloseTo(0.15865525393145705, 14);
  expect(tQuantileTwoSided(0.95, 10)).toBeCloseTo(2.2281388519649385, 10);
  expect(tQuantileTwoSided(0.95, 1)).toBeCloseTo(12.706204736432095, 8);
  expect(fQuantile(0.95, 5, 10)).toBeCloseTo(3.325834530413, 9);
  expect(tBeyond(2.2281388519649385, 10)).toBeCloseTo(0.05, 11);
  expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
  expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 11);
});

test('[N2] Holm and Benjamini–Hochberg, worked by hand', () => {
  const close = (got: number[], expected: number[]) =>
    got.forEach((each, i) => void expect(each).toBeCloseTo(expected[i] ?? 9, 12));
  close(holm([0.03, 0.01, 0.02]), [0.04, 0.03, 0.04]);
  close(benjaminiHochberg([0.05, 0.01, 0.04, 0.02, 0.03]), [0.05, 0.05, 0.05, 0.05, 0.05]);
  close(benjaminiHochberg([0.001, 0.5, 0.9]), [0.003, 0.75, 0.9]);
  expect([holm([]), benjaminiHochberg([])]).toEqual([[], []]);
});

test('[N18] corrected p-values are never smaller, keep their order, and Holm is never below Benjamini–Hochberg', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (p) => {
      const [a, b] = [holm(p), benjaminiHochberg(p)];
      return p.every((each, i) => {
        const [strict = 0, mild = 0] = [a[i], b[i]];
        const ordered = p.every((other, j) => other < each || (a[j] ?? 0) >= strict - 1e-12);
        return strict >= mild - 1e-12 && mild >= each - 1e-12 && strict <= 1 && ordered;
      });
    }),
  );
});

test('[N9] intervals of means, differences, slopes, shares and correlations contain their value; too few have none', () => {
  const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 0, maxLength: 12 });
  fc.assert(
    fc.property(numbers, numbers, (x, y) => {
      const n = Math.min(x.length, y.length);
      const pairs = [x.slice(0, n), y.slice(0, n)] as const;
      const hits = x.filter((each) => each > 0).length;
      const all = [
        meanEstimate(x),
        differenceEstimate(x, y),
        slopeEstimate(...pairs),
        wilson(hits, x.length),
        rankCorrelation(...pairs),
      ];
      return all.every(
        (each) =>
          !isDefined(each) ||
          (each.low <= each.value + 1e-12 &&
            each.value <= each.high + 1e-12 &&
            each.p >= 0 &&
            each.p <= 1 + 1e-12 &&
            Number.isFinite(each.low + each.high)),
      );
    }),
  );
  expect(meanEstimate([1, 2])).toEqual({ undefined: 'too-few-items' });
  expect(wilson(0, 0)).toEqual({ undefined: 'no-ratings' });
  expect(slopeEstimate([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toEqual({ undefined: 'no-spread' });
});

test('[N22] a verdict says surely only when the interval leaves zero out and there are enough', () => {
  expect(verdictOn(meanEstimate([1, 1.2, 0.8, 1, 1.1, 0.9, 1, 1]))).toBe('surely-above');
  expect(verdictOn(meanEstimate([-1, -1.2, -0.8, -1, -1.1, -0.9, -1, -1]))).toBe('surely-below');
  expect(verdictOn(meanEstimate([-1, 1.2, -0.8, 1, -1.1, 0.9, -1, 1]))).toBe('not-sure');
  expect(verdictOn(meanEstimate([1, 1, 1]))).toBe('too-few');
  expect(verdictOn(meanEstimate([]))).toBe('too-few');
});
