// Raters: severity, range, halo, drift, consistency, each planted and found; each compared with the others without themselves.
import { expect, test } from 'vitest';
import { iccForms } from '../../../shared/calibration/agreement/icc.ts';
import { kendallW } from '../../../shared/calibration/agreement/kendall-w.ts';
import { expertGap } from '../../../shared/calibration/expert/gap.ts';
import { type Estimate, verdictOn } from '../../../shared/calibration/intervals/estimate.ts';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import { withRaters } from '../../../shared/calibration/matrix.ts';
import { probe } from '../../../shared/calibration/probes/probe.ts';
import { biasAgainst, biasAgainstRest, type OfRater } from '../../../shared/calibration/raters/bias.ts';
import { consistency } from '../../../shared/calibration/raters/consistency.ts';
import { drift } from '../../../shared/calibration/raters/drift.ts';
import { halo } from '../../../shared/calibration/raters/halo.ts';
import { centralTendency, rangeUse } from '../../../shared/calibration/raters/range-use.ts';
import { rasch } from '../../../shared/calibration/raters/rasch.ts';
import { isDefined, type Known } from '../../../shared/calibration/result.ts';
import { deviate, matrixOfRows, plantedRows } from './random-ratings.ts';

const of = <T>(all: OfRater<T>[], rater: string): T => {
  const found = all.find((each) => each.rater === rater);
  if (found === undefined) throw new Error(`no rater ${rater}`);
  return found.result;
};
const defined = <T extends object>(known: Known<T>): T => {
  if (!isDefined(known)) throw new Error(`undefined: ${known.undefined}`);
  return known;
};
const verdicts = (all: OfRater<Known<Estimate>>[]) => all.map(({ result }) => verdictOn(result));
const clamp = (value: number) => Math.max(1, Math.min(5, Math.round(value)));

test('[N10] bias is against the others only: a rater who is far off does not pull the mean toward themselves', () => {
  const matrix = matrixOfRows([
    [1, 3, 3],
    [1, 3, 3],
    [1, 3, 3],
    [1, 3, 3],
  ]);
  const [first, second] = biasAgainstRest(matrix).map(({ result }) => defined(result).value);
  expect(first).toBe(-2);
  expect(second).toBe(1);
});

test('[N22] a strict rater is found, and the others are not called strict', () => {
  const matrix = matrixOfRows(plantedRows(100, [0.9, 0, 0, 0, 0], 0.5, 1));
  const [strict, ...others] = verdicts(biasAgainstRest(matrix));
  expect(strict).toBe('surely-below');
  expect(others).not.toContain('surely-below');
  expect(defined(of(biasAgainstRest(matrix), '1')).value).toBeGreaterThan(-1.1);
});

test('[N22] bias against an expert, and too few to say', () => {
  const matrix = matrixOfRows([
    [3, 1],
    [4, null],
    [5, null],
    [4, null],
  ]);
  const against = biasAgainst(matrix, [2, 3, 4, undefined]);
  expect(of(against, '1')).toMatchObject({ value: 1, n: 3 });
  expect(of(against, '2')).toEqual({ undefined: 'too-few-items' });
});

test('[N22] drift: a rater who becomes stricter along the window is found; steady ones are not', () => {
  const random = randomFrom(5);
  const rows = Array.from({ length: 100 }, (_, place) => {
    const quality = 2 + 2 * random();
    return [quality - 0.015 * place, quality, quality, quality].map((value) => clamp(value + 0.4 * deviate(random)));
  });
  const results = drift(
    matrixOfRows(rows),
    rows.map((_, place) => place),
  );
  expect(verdictOn(of(results, '1'))).toBe('surely-below');
  expect(defined(of(results, '1')).value).toBeCloseTo(-0.15, 1);
  const steady = drift(
    matrixOfRows(plantedRows(100, [0, 0, 0, 0], 0.5, 8)),
    rows.map((_, place) => place),
  );
  expect(verdicts(steady)).toEqual(Array(4).fill('not-sure'));
});

test('[N22] range and central tendency: who keeps to the middle is found', () => {
  const rows = plantedRows(80, [0, 0, 0, 0], 0.4, 3).map(([first = 3, ...others]) => [
    clamp(3 + (first - 3) * 0.4),
    ...others,
  ]);
  const matrix = matrixOfRows(rows);
  expect(verdictOn(of(centralTendency(matrix), '1'))).toBe('surely-below');
  expect(verdictOn(of(centralTendency(matrix), '2'))).toBe('surely-above');
  const [narrow, wide] = [defined(of(rangeUse(matrix), '1')), defined(of(rangeUse(matrix), '2'))];
  expect(narrow.spreadRatio ?? 9).toBeLessThan(0.7);
  expect(wide.spreadRatio ?? 0).toBeGreaterThan(1);
  expect(narrow.used).toBeLessThan(wide.used);
  expect(narrow.counts.reduce((sum, count) => sum + count, 0)).toBe(80);
  expect(of(rangeUse(matrixOfRows([[1, null]])), '2')).toEqual({ undefined: 'no-ratings' });
});

test('[N22] consistency: who rates by chance orders the items as nobody does', () => {
  const random = randomFrom(9);
  const rows = plantedRows(60, [0, 0.8, 0, 0], 0.4, 4).map(([, ...others]) => [
    1 + Math.floor(random() * 5),
    ...others,
  ]);
  const results = consistency(matrixOfRows(rows));
  const [chance, strict] = [defined(of(results, '1')), defined(of(results, '2'))];
  expect(chance.high).toBeLessThan(0.5);
  expect(strict.low).toBeGreaterThan(0.5);
  expect(chance.residual).toBeGreaterThan(strict.residual);
});

test('[N22] halo: one impression in all dimensions is found, although good answers are good in several ways', () => {
  const random = randomFrom(6);
  const impressions = Array.from({ length: 60 }, () => {
    const common = 3 + deviate(random);
    const dimensions = [0, 1, 2].map(() => common + deviate(random));
    return dimensions.map((true_) =>
      [common, true_, true_, true_].map((seen, r) => clamp(seen + (r === 0 ? 0.2 : 0.5) * deviate(random))),
    );
  });
  const matrices = [0, 1, 2].map((d) => matrixOfRows(impressions.map((item) => item[d] ?? [])));
  const results = halo(matrices);
  expect(defined(of(results, '1')).low).toBeGreaterThan(0.2);
  for (const rater of ['2', '3', '4']) expect(defined(of(results, rater)).low).toBeLessThan(0);
  expect(of(halo(matrices.slice(0, 1)), '1')).toEqual({ undefined: 'too-few-items' });
});

test('[N4] [N10] leaving a rater out changes how others compare, and a matrix with fewer raters is as if they had not rated', () => {
  const rows = plantedRows(30, [0.9, 0, 0, 0], 0.5, 2);
  const without = withRaters(matrixOfRows(rows), (rater) => rater !== '1');
  expect([...without.codes]).toEqual([...matrixOfRows(rows.map((row) => row.slice(1))).codes]);
  expect(without.raters).toEqual(['2', '3', '4']);
  expect(defined(of(biasAgainstRest(without), '2')).value).toBeLessThan(
    defined(of(biasAgainstRest(matrixOfRows(rows)), '2')).value,
  );
});

test('[N1] choices without an order have no bias, drift, halo, severity or probe; a yes or no has', () => {
  const rows = plantedRows(30, [0, 0, 0], 0.5, 2);
  const choices = matrixOfRows(rows, 'nominal');
  const noOrder = { undefined: 'no-order' };
  const places = rows.map((_, place) => place);
  const all = [
    biasAgainstRest(choices),
    drift(choices, places),
    consistency(choices),
    centralTendency(choices),
    halo([choices, choices]),
  ];
  for (const result of all) expect(result.map((each) => each.result)).toEqual([noOrder, noOrder, noOrder]);
  expect([
    rasch(choices),
    kendallW(choices),
    iccForms(choices),
    probe('place', choices, (item) => item).pooled,
  ]).toEqual(Array(4).fill(noOrder));
  expect(expertGap(choices, places).group).toEqual(noOrder);
  const yesNo = matrixOfRows(
    rows.map((row) => row.map((value) => (value > 3 ? 1 : 0))),
    'nominal',
    [0, 1],
  );
  expect(biasAgainstRest(yesNo).every(({ result }) => isDefined(result))).toBe(true);
});
