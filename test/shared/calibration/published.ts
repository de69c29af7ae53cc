// Small test vectors with values printed in papers and handbooks, or worked out by hand: they prove each function on a fresh clone.
// Data and values are quoted; that what is computed from the one has every printed digit of the other speaks for both.
import type { Vector } from '../../../shared/calibration/vectors/vector.ts';

export type PublishedVector = Omit<Vector, 'options'> & { options?: Vector['options']; source: string };

/** Half a unit of the last printed digit. */
const printed = (decimals: number) => 0.5 * 10 ** -decimals + 1e-9;

const N = null;
const krippendorff = [
  [1, 1, N, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [N, 5, 5, 5],
  [N, N, 1, 1],
  [N, 3, N, N],
];
const wikipediaFleiss = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
];
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];
/** Two raters' table as rows of a matrix, one item a row. */
const items = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])));

const alpha = (level: 'nominal' | 'ordinal' | 'interval' | 'ratio', value: number): PublishedVector => ({
  name: `alpha, ${level}, four observers with missing values`,
  statistic: 'krippendorff_alpha',
  input: { kind: 'ratings_matrix', data: krippendorff },
  options: { level },
  expected: { alpha: value },
  tolerance: printed(3),
  source: "Krippendorff (2011) Computing Krippendorff's Alpha-Reliability, section D",
});
const of = (
  name: string,
  statistic: string,
  input: Vector['input'],
  expected: Vector['expected'],
  tolerance: number,
  source: string,
  options: Vector['options'] = {},
): PublishedVector => ({ name, statistic, input, expected, tolerance, source, options });

const dialogue = {
  kind: 'contingency',
  data: [
    [20, 20],
    [10, 50],
  ],
};
const gwet2008 = {
  kind: 'ratings_matrix',
  data: items([
    [118, 5],
    [2, 0],
  ]),
};
const byHand = 'worked by hand';

export const published: PublishedVector[] = [
  alpha('nominal', 0.743),
  alpha('ordinal', 0.815),
  alpha('interval', 0.849),
  alpha('ratio', 0.797),
  of(
    'kappa of two coders of utterances',
    'cohen_kappa',
    dialogue,
    { kappa: 0.348 },
    printed(3),
    'Artstein & Poesio (2008)',
  ),
  of('pi of two coders of utterances', 'scott_pi', dialogue, { pi: 0.341 }, printed(3), 'Artstein & Poesio (2008)'),
  of(
    'kappa of two diagnosticians',
    'cohen_kappa',
    {
      kind: 'contingency',
      data: [
        [106, 10, 4],
        [22, 28, 10],
        [2, 12, 6],
      ],
    },
    { kappa: 0.429 },
    printed(3),
    'Fleiss, Cohen & Everitt (1969)',
  ),
  of(
    'quadratic weights by hand',
    'cohen_kappa',
    {
      kind: 'contingency',
      data: [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
    },
    // rows 2 1 1, columns 1 2 1: disagreement ¼ of ¼ observed, (2·2·¼ + 2·1 + 1·1·¼ + 1·1·¼ + 1·1 + 1·2·¼) / 16 expected
    { kappa: 1 - 1 / 16 / (5 / 16) },
    1e-9,
    byHand,
    { weights: 'quadratic' },
  ),
  of(
    'kappa of fourteen raters',
    'fleiss_kappa',
    { kind: 'counts', data: wikipediaFleiss },
    { kappa: 0.21, P_bar: 0.378, Pe: 0.213 },
    printed(3),
    "Wikipedia, Fleiss' kappa, worked example",
  ),
  of('AC1 where kappa is paradoxical', 'gwet_ac1', gwet2008, { ac: 0.941, pa: 0.944 }, printed(3), 'Gwet (2008)'),
  of('kappa where it is paradoxical', 'cohen_kappa', gwet2008, { kappa: -0.0234 }, printed(4), 'Gwet (2008)'),
  of('chance of two values', 'brennan_prediger', gwet2008, { kappa: 0.888, pe: 0.5 }, 1e-9, `${byHand}: 2 × 0.944 - 1`),
  of(
    'kappa of two, as Conger reduces to it',
    'conger_kappa',
    { kind: 'ratings_matrix', data: items(dialogue.data) },
    { kappa: 0.348 },
    printed(3),
    'Conger (1980): equals Cohen for two raters; Artstein & Poesio (2008)',
  ),
  of(
    "kappa of two, as Light's mean reduces to it",
    'light_kappa',
    { kind: 'ratings_matrix', data: items(dialogue.data) },
    { kappa: 0.348 },
    printed(3),
    'Light (1971); Artstein & Poesio (2008)',
  ),
  of(
    'pairs that agree, with a missing rating',
    'percent_agreement',
    {
      kind: 'ratings_matrix',
      data: [
        [1, 1, 2],
        [3, 3, N],
        [4, N, N],
      ],
    },
    { pa: (1 / 3 + 1) / 2 },
    1e-9,
    byHand,
  ),
  of(
    'items on which all agree',
    'percent_agreement_unanimous',
    {
      kind: 'ratings_matrix',
      data: [
        [1, 1, 2],
        [3, 3, N],
        [4, N, N],
      ],
    },
    { share: 0.5 },
    1e-9,
    byHand,
  ),
  of(
    'six forms of the intraclass correlation',
    'icc',
    { kind: 'ratings_matrix', data: shroutFleiss },
    {
      'ICC(1,1)': 0.17,
      'ICC(2,1)': 0.29,
      'ICC(3,1)': 0.71,
      'ICC(1,k)': 0.44,
      'ICC(2,k)': 0.62,
      'ICC(3,k)': 0.91,
      BMS: 11.24,
      WMS: 6.26,
      JMS: 32.49,
      EMS: 1.02,
    },
    printed(2),
    'Shrout & Fleiss (1979) Tables 2-4',
  ),
  of(
    'three executives rank six applicants',
    'kendall_w',
    {
      kind: 'ratings_matrix',
      data: [
        [1, 1, 6],
        [6, 5, 3],
        [3, 6, 2],
        [2, 4, 5],
        [5, 2, 4],
        [4, 3, 1],
      ],
    },
    { W: 0.162 },
    printed(3),
    'Siegel & Castellan (1988) 9.3',
  ),
  of(
    'intelligence and hours of television',
    'spearman',
    { x: [106, 100, 86, 101, 99, 103, 97, 113, 112, 110], y: [7, 27, 2, 50, 28, 29, 20, 12, 6, 17] },
    { rho: -29 / 165 },
    1e-9,
    "Wikipedia, Spearman's rank correlation coefficient",
  ),
  of('tau with a tie in each list', 'kendall_tau_b', { x: [1, 1, 2, 3], y: [1, 2, 2, 3] }, { tau: 0.8 }, 1e-9, byHand),
  of(
    'peak flow by two meters',
    'bland_altman',
    {
      x: [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427],
      y: [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451],
    },
    { mean_diff: -2.1, sd_diff: 38.8 },
    printed(1),
    'Bland & Altman (1986) Table',
  ),
  ...(
    [
      [81, 263, false, 0.2553, 0.3662],
      [81, 263, true, 0.2535, 0.3682],
      [15, 148, false, 0.0624, 0.1605],
      [0, 20, false, 0, 0.1611],
      [1, 29, false, 0.0061, 0.1718],
    ] as const
  ).map(([x, n, continuity, low, high]) =>
    of(
      `a share of ${x} in ${n}${continuity ? ', corrected for continuity' : ''}`,
      'wilson_interval',
      { x, n },
      { low, high },
      printed(4),
      'Newcombe (1998) Table I, methods 3 and 4',
      { continuity_correction: continuity },
    ),
  ),
  of(
    'every resample of two values',
    'bootstrap_percentile_exact',
    { x: [0, 1] },
    { ci: [0.0375, 0.9625] },
    1e-9,
    `${byHand}: means 0, ½, ½, 1, quantiles of type 7`,
  ),
  of(
    'baseball, seven teams of the American League East in 1987',
    'bradley_terry',
    { kind: 'pairs', data: baseball() },
    {
      log_ability: {
        Milwaukee: 1.58,
        Detroit: 1.44,
        Toronto: 1.29,
        'New York': 1.25,
        Boston: 1.11,
        Cleveland: 0.68,
        Baltimore: 0,
      },
    },
    printed(2),
    'Agresti (1990) p. 438',
    { reference: 'Baltimore' },
  ),
  of(
    'severity of two raters of yes and no',
    'many_facet_rasch',
    { kind: 'long', data: [...pairs(6, 1, 0), ...pairs(3, 0, 1), ...pairs(2, 1, 1)] },
    { rater_severity: { a: -Math.LN2, b: Math.LN2 }, thresholds: [0] },
    1e-6,
    'Andersen (1973): joint likelihood gives twice ln(6/3) between the two',
  ),
  of(
    'each against the other',
    'rater_bias_vs_rest',
    {
      kind: 'long',
      data: [
        ['1', 'a', 1],
        ['1', 'b', 2],
        ['2', 'a', 3],
        ['2', 'b', 5],
        ['3', 'a', 2],
        ['3', 'b', 2],
      ],
    },
    { bias: { a: -1, b: 1 } },
    1e-9,
    byHand,
  ),
  of(
    'two groups of one rater each: kappa over the best that their shares allow',
    'group_agreement_vanbelle',
    {
      kind: 'two_groups',
      group_a: items(dialogue.data).map(([a = 0]) => [a]),
      group_b: items(dialogue.data).map(([, b = 0]) => [b]),
    },
    { kappa: 0.348, PM: 1 },
    printed(3),
    'Vanbelle & Albert (2009): equals Cohen for one rater in each group; Artstein & Poesio (2008)',
  ),
  of(
    'a novice and two experts',
    'novice_vs_expert_gap',
    {
      kind: 'two_groups',
      group_a: [[1], [3], [5], [4]],
      group_b: [
        [2, 2],
        [2, 4],
        [4, 5],
        [4, 5],
      ],
    },
    // differences -1, 0, ½, -½; ranks 1 2 4 3 against 1 2 3½ 3½: 4½ / √(5 × 4½)
    { bias: [-0.25], mae: [0.5], spearman: [4.5 / Math.sqrt(22.5)], group_bias: -0.25 },
    1e-9,
    byHand,
  ),
];

function pairs(count: number, a: number, b: number): (string | number)[][] {
  return Array.from({ length: count }, (_, i) => `${a}${b} ${i}`).flatMap((item) => [
    [item, 'a', a],
    [item, 'b', b],
  ]);
}

/** Wins of the row's team against each later team; every pair met thirteen times. */
function baseball(): (string | number)[][] {
  const teams = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore'];
  const wins = [[7, 9, 7, 7, 9, 11], [7, 5, 11, 9, 9], [7, 7, 8, 12], [6, 7, 10], [7, 12], [6]];
  return wins.flatMap((row, i) => row.map((won, j) => [teams[i] ?? '', teams[i + 1 + j] ?? '', won, 13 - won]));
}
