// The headline numbers of real data beside the repository: students and experts, 123 raters against gold, translators' error spans.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { spearman } from '../../../shared/calibration/agreement/correlation.ts';
import { fleissKappa } from '../../../shared/calibration/agreement/fleiss.ts';
import { gwetAc } from '../../../shared/calibration/agreement/gwet.ts';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { weightsOf } from '../../../shared/calibration/agreement/weights.ts';
import { countsOf } from '../../../shared/calibration/counts.ts';
import { fourFields } from '../../../shared/calibration/expert/four-fields.ts';
import { expertGap } from '../../../shared/calibration/expert/gap.ts';
import { meanReference } from '../../../shared/calibration/expert/reference.ts';
import { matrixFromRows, matrixOf, type RatingMatrix } from '../../../shared/calibration/matrix.ts';
import { biasAgainstRest } from '../../../shared/calibration/raters/bias.ts';
import { dawidSkene } from '../../../shared/calibration/raters/dawid-skene.ts';
import { isDefined, numberOf } from '../../../shared/calibration/result.ts';
import { declaredScale, type Level, observedScale } from '../../../shared/calibration/scale.ts';
import type { MarkedText, Span } from '../../../shared/calibration/spans/span.ts';
import { spanPairs } from '../../../shared/calibration/spans/span-f1.ts';
import { spanAlphas } from '../../../shared/calibration/spans/unitizing-alpha.ts';

const DATA = '../shared/data';
const SLOW_MS = 30_000;
const read = (file: string) => readFileSync(`${DATA}/${file}`, 'utf8');
const alpha = (matrix: RatingMatrix, level: Level) =>
  numberOf(krippendorffAlpha(countsOf(matrix), { ...matrix.scale, level }));

describe.skipIf(!existsSync(DATA))(
  'the data of shared/data, skipped when they are not there',
  { timeout: SLOW_MS },
  () => {
    test('[N2] script concordance: students and experts on the same 34 items', () => {
      const lines = read('sct/SC_test.csv').trim().split('\n').slice(1);
      const rows = lines.map((line) => line.split(',').slice(1).map(Number));
      const scale = declaredScale('ordinal', [-2, -1, 0, 1, 2]);
      const of = (from: number, to: number) =>
        matrixFromRows(
          rows.map((row) => row.slice(from, to)),
          scale,
        );
      const [students, experts] = [of(0, 39), of(39, 50)];
      expect(alpha(experts, 'ordinal')).toBeCloseTo(0.465911, 6);
      expect(alpha(students, 'interval')).toBeCloseTo(0.473074, 6);
      expect(alpha(of(0, 50), 'nominal')).toBeCloseTo(0.273783, 6);

      const { raters, group } = expertGap(students, meanReference(experts));
      expect(numberOf(group)).toBeCloseTo(-0.041478, 6);
      const biases = raters.map(({ bias }) => numberOf(bias) ?? 9);
      expect(Math.min(...biases)).toBeCloseTo(-0.411765, 6);
      expect(Math.max(...biases)).toBeCloseTo(0.470588, 6);
      const order = raters
        .map(({ rater, order: each }) => ({ rater, rho: numberOf(each) ?? 9 }))
        .toSorted((a, b) => a.rho - b.rho);
      expect(order[0]).toEqual({ rater: '17', rho: expect.closeTo(0.366844, 6) });
      expect(order[19]?.rho).toBeCloseTo(0.641394, 6);
      const severities = biasAgainstRest(experts).map(({ result }) => numberOf(result));
      for (const [i, expected] of [0.064706, -0.064706, 0, -0.097059, -0.129412, 0.129412].entries()) {
        expect(severities[i]).toBeCloseTo(expected, 6);
      }
    });

    test('[N2] [N15] 123 raters of 350 conversations: agreement, and what most agree on against the expert', () => {
      const labels = (file: string) =>
        (
          JSON.parse(read(file)).instances as {
            id: number;
            annotations: { safety: { individual_human_scores: string[] } };
          }[]
        ).map(({ id, annotations }) => ({ id, given: annotations.safety.individual_human_scores }));
      const [crowd, gold] = [labels('dices/dices_350_crowdsourced.json'), labels('dices/dices_350_expert.json')];
      const scale = declaredScale('ordinal', ['No', 'Unsure', 'Yes']);
      const matrix = matrixFromRows(
        crowd.map(({ given }) => given),
        scale,
      );
      const [counts, weights] = [countsOf(matrix), weightsOf('unweighted', scale)];
      expect(alpha(matrix, 'nominal')).toBeCloseTo(0.16086, 5);
      expect(alpha(matrix, 'ordinal')).toBeCloseTo(0.190999, 6);
      expect(numberOf(fleissKappa(counts, weights))).toBeCloseTo(0.160841, 6);
      expect(numberOf(gwetAc(counts, weights))).toBeCloseTo(0.415878, 6);

      const expert = new Map(gold.map(({ id, given: [label = ''] }) => [id, scale.codes.get(label)]));
      const experts = crowd.map(({ id }) => expert.get(id));
      const blindSpots = (from: number) => fourFields(matrix, experts, from).counts['agree-wrong'];
      expect([blindSpots(0.7), blindSpots(0.8), blindSpots(0.9)]).toEqual([36, 9, 0]);

      // The models know no better than the crowd: worse than its majority (228), and no "truth".
      const model = dawidSkene(matrix, { smoothing: 0.01, tolerance: 1e-5 });
      if (!isDefined(model)) throw new Error(model.undefined);
      const right = model.posteriors.filter((row, i) => row.indexOf(Math.max(...row)) === experts[i]).length;
      expect(right).toBe(172);
    });

    test('[N2] [N14] error spans of Chinese to English translations: scores and characters', () => {
      const rows = read('wmt_mqm/sxs_mqm_generalMT2023_zhen.3ratingsPerSegment.slice.tsv')
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t'))
        .map(([system = '', , , segment = '', rater = '', , target = '', category = '', severity = '']) => ({
          item: `${system} ${segment}`,
          rater,
          target,
          category,
          severity,
        }));
      const weight = ({ category, severity }: (typeof rows)[number]) => {
        if (category.startsWith('Non-translation')) return 25;
        if (severity === 'Major') return 5;
        return severity === 'Minor' ? (category === 'Fluency/Punctuation' ? 0.1 : 1) : 0;
      };
      const scored = [...Map.groupBy(rows, ({ item, rater }) => JSON.stringify([item, rater]))].map(([key, own]) => {
        const [item, rater] = JSON.parse(key) as [string, string];
        const value = own.reduce((sum, row) => sum + (row.category === 'Source issue' ? 0 : weight(row)), 0);
        return { item, rater, value, length: own[0]?.target.replace(/<\/?v>/g, '').length ?? 0 };
      });
      const matrix = matrixOf(
        scored,
        observedScale(
          'ordinal',
          scored.map(({ value }) => value),
        ),
      );
      expect(alpha(matrix, 'interval')).toBeCloseTo(0.312869, 6);
      expect(alpha(matrix, 'ordinal')).toBeCloseTo(0.371597, 6);
      const bias = new Map(biasAgainstRest(matrix).map(({ rater, result }) => [rater, numberOf(result)]));
      expect(bias.get('rater1')).toBeCloseTo(-3.221667, 6);
      expect(bias.get('rater6')).toBeCloseTo(4.808, 6);
      const both = (a: string, b: string) => {
        const of = (rater: string) =>
          new Map(scored.filter((each) => each.rater === rater).map(({ item, value }) => [item, value]));
        const [x, y] = [of(a), of(b)];
        const shared = [...x.keys()].filter((item) => y.has(item));
        return spearman(
          shared.map((item) => x.get(item) ?? 0),
          shared.map((item) => y.get(item) ?? 0),
        );
      };
      expect(both('rater1', 'rater2')).toMatchObject({ value: expect.closeTo(0.436894, 6), n: 200 });

      const texts: MarkedText[] = [...Map.groupBy(rows, ({ item }) => item)].map(([item, own]) => {
        const spans = new Map<string, Span[]>();
        for (const { rater, target, severity } of own) {
          const marks = spans.get(rater) ?? [];
          spans.set(rater, marks);
          const start = target.indexOf('<v>');
          if (start >= 0 && severity !== 'HOTW-test')
            marks.push({ start, end: target.indexOf('</v>') - 3, label: severity });
        }
        return { item, length: own[0]?.target.replace(/<\/?v>/g, '').length ?? 0, spans };
      });
      const pair = spanPairs(texts).find(({ first, second }) => [first, second].toSorted().join() === 'rater1,rater2');
      expect(pair?.texts).toBe(200);
      expect(numberOf(pair?.characters ?? { undefined: 'no-spans' })).toBeCloseTo(0.458013, 2);
      expect(numberOf(pair?.exact ?? { undefined: 'no-spans' })).toBeCloseTo(0.108004, 2);
      expect(isDefined(spanAlphas(texts).detection)).toBe(true);
    });
  },
);
