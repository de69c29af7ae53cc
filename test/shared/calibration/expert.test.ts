// Against the expert: four fields, gaps, critical errors; and suspects when there is none.
import { expect, test } from 'vitest';
import { criticalErrors } from '../../../shared/calibration/expert/critical-errors.ts';
import { fourFields } from '../../../shared/calibration/expert/four-fields.ts';
import { expertGap } from '../../../shared/calibration/expert/gap.ts';
import { agreedReference, meanReference, withItems } from '../../../shared/calibration/expert/reference.ts';
import { suspects } from '../../../shared/calibration/expert/suspects.ts';
import type { Rating } from '../../../shared/calibration/rating.ts';
import { isDefined } from '../../../shared/calibration/result.ts';
import { declaredScale } from '../../../shared/calibration/scale.ts';
import { matrixOfRows, plantedRows, type Rows } from './random-ratings.ts';

const yesNo = (rows: Rows) => matrixOfRows(rows, 'nominal', [0, 1]);

test('[N15] shared blind spots come first, the most agreed at the top; ties and items without an expert are no field', () => {
  const others = yesNo([
    [1, 1, 1, 1], // agree, right
    [1, 1, 1, 0], // agree, wrong
    [1, 1, 1, 1], // agree, wrong, more agreed
    [1, 1, 0, null], // split, right
    [0, 0, 1, null], // split, wrong
    [1, 1, 0, 0], // tie
    [1, 1, 1, 1], // no expert
    [1, null, null, null], // one rating
  ]);
  const result = fourFields(others, [1, 0, 0, 1, 1, 1, undefined, 1]);
  expect(result.placed.map(({ item, field }) => [item, field])).toEqual([
    ['3', 'agree-wrong'],
    ['2', 'agree-wrong'],
    ['5', 'split-wrong'],
    ['4', 'split-right'],
    ['1', 'agree-right'],
  ]);
  expect(result.placed[1]).toMatchObject({ majority: '1', expert: '0', share: 0.75, ratings: 4 });
  expect(result.counts).toEqual({ 'agree-wrong': 2, 'split-wrong': 1, 'split-right': 1, 'agree-right': 1 });
  expect([result.tied, result.unplaced]).toEqual([['6'], ['7', '8']]);
});

test('[N15] several experts: what most of them say is right; where they are divided nothing is', () => {
  const experts = yesNo([
    [1, 1, 0],
    [1, 0, null],
    [null, null, null],
    [0, null, null],
  ]);
  expect(agreedReference(experts)).toEqual([1, undefined, undefined, 0]);
  expect(meanReference(experts)).toEqual([2 / 3, 0.5, undefined, 0]);
});

test('[N16] critical errors that only the expert marked are named, and what each person found', () => {
  const others = yesNo([
    [1, 0],
    [0, 0],
    [0, 1],
    [0, null],
    [null, null],
  ]);
  const result = criticalErrors(others, [1, 1, 0, 1, 1], 1);
  expect(result.missedByAll).toEqual(['2', '4']);
  expect(result.errors[0]).toEqual({ item: '1', foundBy: ['1'], missedBy: ['2'] });
  expect(result.onlyOthers).toEqual([{ item: '3', markedBy: ['2'] }]);
  expect(result.raters[0]).toMatchObject({
    rater: '1',
    found: { value: 1 / 3, n: 3 },
    falseAlarms: { value: 0, n: 1 },
  });
  expect(result.raters[1]?.found).toMatchObject({ value: 0, n: 2 });
});

test('[N22] the gap to the experts is found with its direction, per person and for all', () => {
  const rows = plantedRows(80, [0, 0.7, 0.7], 0.4, 21);
  const experts = matrixOfRows(rows.map(([expert = 3]) => [expert]));
  const novices = matrixOfRows(rows.map(([, ...own]) => own));
  const { group, raters } = expertGap(novices, meanReference(experts));
  expect(isDefined(group) && group.high < 0 && group.low > -1).toBe(true);
  expect(raters.every(({ bias }) => isDefined(bias) && bias.high < 0)).toBe(true);
  expect(
    expertGap(
      novices,
      rows.map(() => undefined),
    ).group,
  ).toEqual({ undefined: 'too-few-items' });
});

test('[N4] items of two matrices are put in the same order by name', () => {
  const matrix = {
    ...matrixOfRows([
      [1, 2],
      [3, 4],
    ]),
    items: ['x', 'y'],
  };
  const ordered = withItems(matrix, ['y', 'z', 'x']);
  expect([...ordered.codes]).toEqual([2, 3, -1, -1, 0, 1]);
});

test('[N17] an answer more popular than people expected is a suspect; one that everybody expected is not', () => {
  const say = (item: string, rater: string, value: boolean, expectedShare?: number): Rating => ({
    rater,
    item,
    dimension: 'correct',
    value,
    stage: 'blind',
    standing: 'novice',
    ...(expectedShare === undefined ? {} : { expectedShare }),
  });
  const scale = declaredScale('nominal', [false, true]);
  // Philadelphia (Prelec et al. 2017): those who know say no, and know that most will say yes.
  const philadelphia = [
    say('p', 'a', true, 0.9),
    say('p', 'b', true, 0.9),
    say('p', 'c', true, 0.9),
    say('p', 'd', false, 0.2),
    say('p', 'e', false, 0.2),
  ];
  const plain = ['a', 'b', 'c', 'd', 'e'].map((rater, i) => say('q', rater, i < 4, i < 4 ? 0.8 : 0.2));
  const result = suspects([...plain, ...philadelphia], scale);
  if (!isDefined(result)) throw new Error(result.undefined);
  expect(result.suspects).toMatchObject([
    { item: 'p', majority: 'true', surprising: 'false', actual: 0.4, predictions: 5 },
  ]);
  expect(result.suspects[0]?.expected).toBeCloseTo((0.1 * 3 + 0.2 * 2) / 5, 12);
  expect(suspects([say('p', 'a', true)], scale)).toEqual({ undefined: 'no-predictions' });
});
