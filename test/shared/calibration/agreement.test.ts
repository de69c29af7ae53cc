// What every coefficient of agreement must do, whatever the ratings.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brennanPrediger } from '../../../shared/calibration/agreement/brennan-prediger.ts';
import { cohenKappa } from '../../../shared/calibration/agreement/cohen.ts';
import { congerKappa } from '../../../shared/calibration/agreement/conger.ts';
import { kendallTauB, spearman } from '../../../shared/calibration/agreement/correlation.ts';
import { fleissKappa } from '../../../shared/calibration/agreement/fleiss.ts';
import { gwetAc } from '../../../shared/calibration/agreement/gwet.ts';
import { type IccName, iccForms, iccNames } from '../../../shared/calibration/agreement/icc.ts';
import { kendallW } from '../../../shared/calibration/agreement/kendall-w.ts';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { lightKappa, pairKappas } from '../../../shared/calibration/agreement/pairs.ts';
import { percentAgreement, unanimity } from '../../../shared/calibration/agreement/percent.ts';
import { scottPi } from '../../../shared/calibration/agreement/scott.ts';
import { tableOf } from '../../../shared/calibration/agreement/table.ts';
import { weightsOf } from '../../../shared/calibration/agreement/weights.ts';
import { countsOf } from '../../../shared/calibration/counts.ts';
import { randomFrom } from '../../../shared/calibration/intervals/seeded.ts';
import type { RatingMatrix } from '../../../shared/calibration/matrix.ts';
import { isDefined, type Measured, numberOf } from '../../../shared/calibration/result.ts';
import { fullRowsByChance, matrixOfRows, type Rows, rowsByChance, shuffled } from './random-ratings.ts';

const plain = (matrix: RatingMatrix) => weightsOf('unweighted', matrix.scale);
const icc = (matrix: RatingMatrix, form: IccName): Measured => {
  const forms = iccForms(matrix);
  return isDefined(forms) ? forms[form] : forms;
};
const alphaAt = (level: 'nominal' | 'ordinal' | 'interval' | 'ratio') => (matrix: RatingMatrix) =>
  krippendorffAlpha(countsOf(matrix), { ...matrix.scale, level });

/** Every coefficient of agreement, as a function of a matrix. */
const coefficients: [string, (matrix: RatingMatrix) => Measured][] = [
  ['percent', (m) => percentAgreement(countsOf(m), plain(m))],
  ['unanimity', (m) => unanimity(countsOf(m))],
  ['Cohen', (m) => cohenKappa(tableOf(m, 0, 1), plain(m))],
  ['Cohen, quadratic', (m) => cohenKappa(tableOf(m, 0, 1), weightsOf('quadratic', m.scale))],
  ['Scott', (m) => scottPi(tableOf(m, 0, 1), plain(m))],
  ['Fleiss', (m) => fleissKappa(countsOf(m), plain(m))],
  ['Conger', (m) => congerKappa(m, plain(m))],
  ['Light', (m) => lightKappa(m, plain(m))],
  ['Brennan–Prediger', (m) => brennanPrediger(countsOf(m), plain(m))],
  ['AC1', (m) => gwetAc(countsOf(m), plain(m))],
  ['AC2, linear', (m) => gwetAc(countsOf(m), weightsOf('linear', m.scale))],
  ['alpha, nominal', alphaAt('nominal')],
  ['alpha, ordinal', alphaAt('ordinal')],
  ['alpha, interval', alphaAt('interval')],
  ['alpha, ratio', alphaAt('ratio')],
  ['W', kendallW],
  ...iccNames.map((name): [string, (m: RatingMatrix) => Measured] => [name, (m) => icc(m, name)]),
];
/** Those of two chosen raters do not stay the same when the raters change places with others. */
const ofAll = coefficients.filter(([name]) => !/^(Cohen|Scott)/.test(name));
const beyondChance = coefficients.filter(([name]) => !/^(percent|unanimity|W)/.test(name));
// Found by the property below: two items with the same two values the other way round.
const NO_BETWEEN: Rows = [
  [5, 2],
  [2, 5],
];

const same = (a: Measured, b: Measured) => {
  if (!isDefined(a) || !isDefined(b)) return isDefined(a) === isDefined(b);
  return Math.abs(a.value - b.value) < 1e-9 * Math.max(1, Math.abs(a.value));
};

describe.each(coefficients)('%s', (_, coefficient) => {
  test('[N1] [N6] is a number of at most 1, or undefined with a reason', () => {
    fc.assert(
      fc.property(rowsByChance, (rows) => {
        const result = coefficient(matrixOfRows(rows));
        if (!isDefined(result)) return result.undefined.length > 0;
        return Number.isFinite(result.value) && result.value <= 1 + 1e-9;
      }),
    );
  });

  test('[N6] is 1 where all agree and items differ', () => {
    const perfect: Rows = [1, 2, 3, 4, 5, 1].map((value) => [value, value, value]);
    expect(numberOf(coefficient(matrixOfRows(perfect)))).toBeCloseTo(1, 12);
  });
});

test.each(ofAll)('[N4] %s does not depend on names and order', (_, coefficient) => {
  fc.assert(
    fc.property(rowsByChance, fc.integer(), (rows, seed) =>
      same(coefficient(matrixOfRows(rows)), coefficient(matrixOfRows(shuffled(rows, seed)))),
    ),
  );
});

test('[N1] items that do not differ have no ICC(2,1) and no average', () => {
  for (const form of ['ICC(1,k)', 'ICC(2,1)', 'ICC(2,k)', 'ICC(3,k)'] as const) {
    expect(icc(matrixOfRows(NO_BETWEEN), form)).toEqual({ undefined: 'items-alike' });
  }
  expect(icc(matrixOfRows(NO_BETWEEN), 'ICC(1,1)')).toMatchObject({ value: -1 });
});

test.each(beyondChance)('[N6] %s is near 0 for ratings by chance', { timeout: 30_000 }, (_, coefficient) => {
  const random = randomFrom(7);
  const rows = Array.from({ length: 2_000 }, () => Array.from({ length: 3 }, () => 1 + Math.floor(random() * 5)));
  expect(Math.abs(numberOf(coefficient(matrixOfRows(rows))) ?? 1)).toBeLessThan(0.05);
});

const stretches = fc.record({ by: fc.constantFrom(1 / 1024, 0.25, 2, 1024), from: fc.integer({ min: -50, max: 50 }) });

test.each([
  ['alpha, interval', alphaAt('interval')],
  ['Cohen, quadratic', coefficients[3]?.[1] ?? alphaAt('interval')],
  ['AC2, linear', coefficients[10]?.[1] ?? alphaAt('interval')],
  ['ICC(1,1)', (m: RatingMatrix) => icc(m, 'ICC(1,1)')],
  ['ICC(2,1)', (m: RatingMatrix) => icc(m, 'ICC(2,1)')],
  ['ICC(3,1)', (m: RatingMatrix) => icc(m, 'ICC(3,1)')],
])('[N5] %s stays when the scale is moved or stretched', (_, coefficient) => {
  fc.assert(
    fc.property(rowsByChance, stretches, (rows, { by, from }) => {
      const to = (value: number) => value * by + from;
      const moved = matrixOfRows(
        rows.map((row) => row.map((value) => (value === null ? null : to(value)))),
        'interval',
        [1, 2, 3, 4, 5].map(to),
      );
      return same(coefficient(matrixOfRows(rows, 'interval')), coefficient(moved));
    }),
  );
});

test('[N5] ordinal alpha, W, rho and tau stay under any stretching that keeps the order', () => {
  const places = [1, 10, 11, 500, 501];
  const to = (value: number) => places[value - 1] ?? 0;
  fc.assert(
    fc.property(fullRowsByChance, (rows) => {
      const [before, after] = [
        matrixOfRows(rows),
        matrixOfRows(
          rows.map((row) => row.map(to)),
          'ordinal',
          places,
        ),
      ];
      const [x, y] = [rows.map(([a = 0]) => a), rows.map(([, b = 0]) => b)];
      expect(same(alphaAt('ordinal')(before), alphaAt('ordinal')(after))).toBe(true);
      expect(same(kendallW(before), kendallW(after))).toBe(true);
      expect(same(spearman(x, y), spearman(x.map(to), y))).toBe(true);
      expect(same(kendallTauB(x, y), kendallTauB(x.map(to), y))).toBe(true);
    }),
  );
});

test('[N5] interval alpha is not shaken by a scale far from zero', () => {
  const rows: Rows = [
    [1, 1],
    [2, 3],
    [5, 4],
    [2, 2],
  ];
  const far = rows.map((row) => row.map((value) => (value ?? 0) + 1e9));
  const alpha = (of: Rows, points: number[]) => numberOf(alphaAt('interval')(matrixOfRows(of, 'interval', points)));
  const points = [1, 2, 3, 4, 5];
  expect(
    alpha(
      far,
      points.map((point) => point + 1e9),
    ),
  ).toBeCloseTo(alpha(rows, points) ?? 0, 6);
});

test('[N1] no variation, no shared item, a single category: undefined, each with its reason', () => {
  const constant = matrixOfRows([
    [3, 3],
    [3, 3],
    [3, 3],
  ]);
  const alone = matrixOfRows([
    [1, null],
    [null, 2],
  ]);
  const nothing = matrixOfRows([]);
  const all = (matrix: RatingMatrix) => new Map(coefficients.map(([name, of]) => [name, of(matrix)]));
  const reason = (result: Measured | undefined) => (result && !isDefined(result) ? result.undefined : result);
  for (const name of [
    'Cohen',
    'Scott',
    'Fleiss',
    'Conger',
    'Light',
    'alpha, ordinal',
    'alpha, interval',
    'W',
    'ICC(2,1)',
  ]) {
    expect([name, reason(all(constant).get(name))]).toEqual([name, 'no-variation']);
  }
  for (const [name, result] of all(alone)) expect([name, isDefined(result)]).toEqual([name, false]);
  for (const [name, result] of all(nothing)) expect([name, isDefined(result)]).toEqual([name, false]);
  expect(gwetAc(countsOf(matrixOfRows([[3, 3]], 'nominal', [3])), Float64Array.of(1))).toEqual({
    undefined: 'one-category',
  });
  expect(spearman([1, 1, 1], [1, 2, 3])).toEqual({ undefined: 'constant-rater' });
  expect(spearman([0.1 + 0.2, 0.3, 0.3], [1, 2, 3])).toEqual({ undefined: 'constant-rater' });
  expect(kendallTauB([0.1 + 0.2, 0.3, 0.3], [1, 2, 3])).toEqual({ undefined: 'constant-rater' });
});

test('[N1] AC1 and Brennan–Prediger stay defined where all chose one of several declared values', () => {
  const constant = matrixOfRows([
    [3, 3],
    [3, 3],
  ]);
  expect(numberOf(gwetAc(countsOf(constant), plain(constant)))).toBe(1);
  expect(numberOf(brennanPrediger(countsOf(constant), plain(constant)))).toBe(1);
});

test('[N7] weights are those of the declared scale, also where a category is not used', () => {
  const rows: Rows = [
    [1, 2],
    [2, 2],
    [4, 5],
    [5, 4],
    [2, 1],
  ];
  const kappa = (points: number[]) => {
    const matrix = matrixOfRows(rows, 'ordinal', points);
    return numberOf(cohenKappa(tableOf(matrix, 0, 1), weightsOf('ordinal', matrix.scale)));
  };
  expect(kappa([1, 2, 3, 4, 5])).not.toBeCloseTo(kappa([1, 2, 4, 5]) ?? 0, 3);
});

test('[N8] items and raters without ratings change nothing', () => {
  fc.assert(
    fc.property(rowsByChance, (rows) => {
      const padded = [...rows.map((row) => [...row, null]), rows[0]?.map(() => null).concat(null) ?? []];
      const names = ['Fleiss', 'Conger', 'AC1', 'Light', 'alpha, nominal', 'alpha, ordinal', 'percent'];
      return coefficients.every(
        ([name, of]) => !names.includes(name) || same(of(matrixOfRows(rows)), of(matrixOfRows(padded))),
      );
    }),
  );
});

test('[N6] quadratic kappa of two raters without bias or missing ratings is close to ICC (Fleiss & Cohen 1973)', () => {
  const random = randomFrom(3);
  const rows = Array.from({ length: 500 }, () => {
    const quality = 1 + Math.floor(random() * 4);
    return [quality + Math.floor(random() * 2), quality + Math.floor(random() * 2)];
  });
  const matrix = matrixOfRows(rows);
  const kappa = numberOf(cohenKappa(tableOf(matrix, 0, 1), weightsOf('quadratic', matrix.scale)));
  expect(kappa).toBeCloseTo(numberOf(icc(matrix, 'ICC(2,1)')) ?? 0, 2);
});

test('[N4] every pair of raters is there once, with the items both rated', () => {
  const matrix = matrixOfRows([
    [1, 1, null],
    [2, 3, 3],
    [4, 4, 4],
  ]);
  expect(pairKappas(matrix, plain(matrix)).map(({ first, second, shared }) => [first, second, shared])).toEqual([
    ['1', '2', 3],
    ['1', '3', 2],
    ['2', '3', 2],
  ]);
});

test('[N5] a scale of very small steps has variation all the same', () => {
  const small = [1e-9, 2e-9, 3e-9];
  const alpha = alphaAt('interval')(
    matrixOfRows(
      [
        [1e-9, 1e-9],
        [3e-9, 3e-9],
        [2e-9, 3e-9],
      ],
      'interval',
      small,
    ),
  );
  const large = alphaAt('interval')(
    matrixOfRows(
      [
        [1, 1],
        [3, 3],
        [2, 3],
      ],
      'interval',
      [1, 2, 3],
    ),
  );
  expect(numberOf(alpha)).toBeCloseTo(numberOf(large) ?? 9, 9);
});
