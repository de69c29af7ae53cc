// The headline numbers of translations with marked errors (WMT 2023, MQM), the whole way from the file to the report. Skipped, saying so, without the data.
import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { countsOf } from '../../../shared/calibration/counts.ts';
import { matrixOf } from '../../../shared/calibration/matrix.ts';
import { mean } from '../../../shared/calibration/numbers/moments.ts';
import { modelsOf } from '../../../shared/calibration/room/models.ts';
import { refOf } from '../../../shared/calibration/room/room-data.ts';
import { digits, measureIn, numberIn, reportOnFile } from '../../support/report-on-file.ts';

// Tens of thousands of ratings take seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 120_000 });
const DATA = '../shared/data';
const isThere = existsSync(DATA);
if (!isThere) console.log(`reference numbers of translations skipped: no published corpora in ${DATA}`);

describe.skipIf(!isThere).each([
  {
    pair: 'zhen',
    items: 400,
    spans: 2175,
    alphas: { interval: 0.312869, ordinal: 0.371597, three: 0.32718 },
    exact: { pair: 'rater1 rater2', value: 0.108004 },
    raters: {
      rater1: [300, 2.902667, -3.221667],
      rater2: [300, 5.187, 1.329333],
      rater3: [200, 4.7555, -0.123],
      rater4: [100, 2.32, -0.151],
      rater6: [100, 7.875, 4.808],
      rater7: [200, 4.3705, 0.633],
    },
    systems: {
      'GPT4-5shot': 2.7875,
      'Lan-BridgeMT': 2.9375,
      'ONLINE-A': 3.075,
      'HW-TSC': 3.2625,
      'ONLINE-B': 3.599167,
      'ONLINE-W': 4.500833,
      IOL_Research: 4.515,
      'ONLINE-M': 5.160833,
      NLLB_Greedy: 6.951667,
      NLLB_MBR_BLEU: 7.14,
    },
    f1: {
      'rater1 rater2': 0.458013,
      'rater1 rater3': 0.425565,
      'rater1 rater6': 0.212435,
      'rater1 rater7': 0.311396,
      'rater2 rater3': 0.604366,
      'rater2 rater4': 0.317726,
      'rater2 rater7': 0.355723,
      'rater3 rater6': 0.425423,
      'rater4 rater7': 0.354772,
    },
  },
  {
    pair: 'ende',
    items: 160,
    spans: 887,
    alphas: { interval: 0.568887, ordinal: 0.64627, three: 0.626043 },
    exact: { pair: 'rater1 rater6', value: 0.677778 },
    raters: {
      rater1: [90, 7.443333, 1.792222],
      rater2: [120, 6.5525, 1.364583],
      rater4: [70, 1.79, -3.516429],
      rater6: [50, 7.562, -0.289],
      rater7: [40, 1.4075, 0.6125],
      rater8: [40, 1.12, 0.18125],
      rater9: [70, 1.294286, -1.374286],
    },
    systems: {
      refA: 2.227083,
      'ONLINE-W': 2.65,
      'GPT4-5shot_with_ONLINE-W': 3.464583,
      'ONLINE-A': 3.525,
      'GPT4-5shot_with_refA': 3.9,
      'ONLINE-M': 4.297917,
      'ONLINE-Y': 5.30625,
      'ONLINE-G': 5.485417,
      'Lan-BridgeMT': 6.820833,
      NLLB_MBR_BLEU: 7.141667,
    },
    f1: {
      'rater1 rater2': 0.484064,
      'rater1 rater4': 0.286383,
      'rater1 rater6': 0.769558,
      'rater2 rater4': 0.322449,
      'rater2 rater6': 0.517942,
      'rater2 rater9': 0.377093,
      'rater4 rater9': 0.471101,
      'rater7 rater8': 0.184332,
      'rater7 rater9': 0.16,
      'rater8 rater9': 0.20155,
    },
  },
])(
  'errors marked in translations by three readers each, $pair',
  ({ pair, items, spans, alphas, exact, raters, systems, f1 }) => {
    const file = `${DATA}/wmt_mqm/sxs_mqm_generalMT2023_${pair}.3ratingsPerSegment.slice.tsv`;

    test('[N14] [N33] scores of readers and of systems, agreement by order, and characters that each two share', async () => {
      const report = await reportOnFile(file, items);
      const score = measureIn(report, 'file:spans.score');
      const agreement = report.part('agreement').value.find(({ measure }) => measure === score.id)?.groups[0];
      expect(agreement).toMatchObject({ items, ratings: items * 3 });
      expect(digits(agreement?.alpha ?? { undefined: 'no-ratings' })).toBe(digits(alphas.interval));
      const matrix = matrixOf(score.file, { ...score.scale, level: 'ordinal' });
      expect(digits(krippendorffAlpha(countsOf(matrix), matrix.scale))).toBe(digits(alphas.ordinal));
      const levels = score.file.map((rating) => ({
        ...rating,
        value: Number(rating.value) === 0 ? 0 : Number(rating.value) < 5 ? 1 : 2,
      }));
      const three = matrixOf(levels, {
        ...score.scale,
        level: 'ordinal',
        labels: ['0', '<5', '≥5'],
        positions: Float64Array.of(0, 1, 2),
        codes: new Map([
          [0, 0],
          [1, 1],
          [2, 2],
        ]),
      });
      expect(digits(krippendorffAlpha(countsOf(three), three.scale))).toBe(digits(alphas.three));

      const means = <K>(by: (rating: (typeof score.file)[number]) => K) =>
        new Map(
          [...Map.groupBy(score.file, by)].map(([key, own]) => [
            key,
            [own.length, mean(own.map((each) => Number(each.value)))] as const,
          ]),
        );
      const portraits =
        report.part('raters').value.dimensions.find(({ measure }) => measure === score.id)?.portraits ?? [];
      const ofRaters = means(({ rater }) => rater);
      for (const [rater, [n = 0, average = 0, bias = 0]] of Object.entries(raters)) {
        const [count, own = Number.NaN] = ofRaters.get(`file:${rater}`) ?? [];
        const severity = portraits.find((each) => each.rater === `file:${rater}`)?.severity ?? {
          undefined: 'no-ratings' as const,
        };
        expect([rater, count, digits(own), digits(severity)]).toEqual([rater, n, digits(average), digits(bias)]);
      }
      const ofSystems = means(({ item }) => {
        const example = report.room.examples.get(refOf(item).example);
        return example && modelsOf(example)?.[0];
      });
      expect(Object.fromEntries([...ofSystems].map(([system, [, own]]) => [system, digits(own)]))).toEqual(
        Object.fromEntries(Object.entries(systems).map(([system, own]) => [system, digits(own)])),
      );

      const [marked] = report.part('spans').value;
      const shared = new Map(
        marked?.pairs.map(({ first, second, characters }) => [
          [first, second]
            .map((each) => each.replace('file:', ''))
            .toSorted()
            .join(' '),
          digits(characters, 3),
        ]),
      );
      for (const [two, characters] of Object.entries(f1))
        expect([two, shared.get(two)]).toEqual([two, digits(characters, 3)]);
      expect(marked?.marks).toBe(spans);
      // Equal marks of one reader count once here, as often as they were made in the reference.
      const whole = marked?.pairs.find(
        ({ first, second }) =>
          [first, second]
            .map((each) => each.replace('file:', ''))
            .toSorted()
            .join(' ') === exact.pair,
      );
      expect(numberIn(whole?.exact ?? { undefined: 'no-spans' })).toBeCloseTo(exact.value, 1);
      expect(marked?.disputed.every(({ item }) => report.room.examples.has(refOf(item).example))).toBe(true);
    });
  },
);
