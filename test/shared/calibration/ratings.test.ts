// From ratings to matrices: scales that rubrics declare, missing values, and data that cannot be.
import { expect, test } from 'vitest';
import { krippendorffAlpha } from '../../../shared/calibration/agreement/krippendorff.ts';
import { countsOf } from '../../../shared/calibration/counts.ts';
import { matrixFromRows, matrixOf } from '../../../shared/calibration/matrix.ts';
import { duplicateRaters } from '../../../shared/calibration/raters/duplicates.ts';
import { impossibleIn } from '../../../shared/calibration/raters/impossible.ts';
import { Rating } from '../../../shared/calibration/rating.ts';
import { declaredScale, observedScale, scaleOf, sidesOf } from '../../../shared/calibration/scale.ts';
import { Dimension } from '../../../shared/room/rubric.ts';
import { matrixOfRows, plantedRows } from './random-ratings.ts';

const dimension = (own: object) =>
  Dimension.parse({
    id: 'd',
    name: 'D',
    question: 'D?',
    nature: 'objective',
    ceiling: 'low',
    required: true,
    per: 'example',
    ...own,
  });
const rating = (about: Partial<Rating> = {}): Rating =>
  Rating.parse({ rater: 'ada', item: 'x', dimension: 'd', value: 1, stage: 'blind', standing: 'novice', ...about });

test('[N7] each type of dimension declares its scale', () => {
  expect(scaleOf(dimension({ type: 'scale', points: 5, anchors: {} }))).toMatchObject({
    level: 'ordinal',
    labels: ['1', '2', '3', '4', '5'],
  });
  expect(scaleOf(dimension({ type: 'yes-no', critical: true }))?.codes).toEqual(
    new Map([
      [false, 0],
      [true, 1],
    ]),
  );
  const choice = dimension({
    type: 'choice',
    choices: [
      { id: 'warm', label: 'Warm' },
      { id: 'brief', label: 'Brief' },
    ],
  });
  expect(scaleOf(choice)).toMatchObject({ level: 'nominal', labels: ['warm', 'brief'] });
});

test('[N7] a tie lies in the middle of a preference, and both bad has no place between A and B', () => {
  const even = scaleOf(dimension({ type: 'preference', points: 4, tie: true, bothBad: true }));
  expect(even?.labels).toEqual(['1', '2', 'tie', '3', '4']);
  expect([...(even?.positions ?? [])]).toEqual([1, 2, 2.5, 3, 4]);
  const odd = scaleOf(dimension({ type: 'preference', points: 3, tie: true, bothBad: false }));
  expect(odd?.codes.get('tie')).toBe(odd?.codes.get(2));
  expect(even?.codes.has('both-bad')).toBe(false);
  const sides = sidesOf(4);
  expect([1, 2, 'tie', 3, 4, 'both-bad'].map((value) => sides.labels[sides.codes.get(value) ?? -1])).toEqual([
    'A',
    'A',
    'tie',
    'B',
    'B',
    'both-bad',
  ]);
  expect(sidesOf(3).codes.get(2)).toBe(sidesOf(3).codes.get('tie'));
});

test('[N7] sums that are equal but for rounding are one value', () => {
  const scale = observedScale('ordinal', [0.1 + 0.2, 0.3, 1]);
  expect(scale.labels).toEqual(['0.3', '1']);
  const matrix = matrixFromRows(
    [
      [0.1 + 0.2, 0.3],
      [1, 1],
    ],
    scale,
  );
  expect(krippendorffAlpha(countsOf(matrix), scale)).toMatchObject({ value: 1 });
});

test('[N8] a matrix has a place for every rater and item, and nothing where nothing was given or it is off the scale', () => {
  const given = [rating(), rating({ rater: 'ben', item: 'y', value: 5 }), rating({ rater: 'ben', value: 9 })];
  const matrix = matrixOf(given, declaredScale('ordinal', [1, 2, 3, 4, 5]));
  expect(matrix).toMatchObject({ items: ['x', 'y'], raters: ['ada', 'ben'] });
  expect([...matrix.codes]).toEqual([0, -1, -1, 4]);
});

test('[N21] impossible data are reported, each with what is wrong', () => {
  const scales = new Map([['d', declaredScale('ordinal', [1, 2, 3])]]);
  const found = impossibleIn(
    [
      rating({ value: 7 }),
      rating({ item: 'y', seconds: -3 }),
      rating({ item: 'z', expectedShare: 1.2, place: 2 }),
      rating({ item: 'z', dimension: 'other', standing: 'expert', place: 3 }),
      rating({ item: 'y', value: 2 }),
      rating({ item: 'w', value: 'both-bad' }),
    ],
    scales,
  );
  expect(found.map(({ what }) => what).toSorted()).toEqual([
    'given-twice',
    'negative-time',
    'not-on-scale',
    'share-outside',
    'two-places',
    'two-standings',
  ]);
  expect(found.find(({ what }) => what === 'two-standings')).toMatchObject({
    rater: 'ada',
    standings: ['novice', 'expert'],
  });
  expect(impossibleIn([rating(), rating({ stage: 'open', value: 2 })], scales)).toEqual([]);
});

test('[N21] two raters who are one are found; raters who agree much, or always say the same, are not', () => {
  const rows = plantedRows(40, [0, 0, 0], 0.3, 2).map((row) => [...row, row[0] ?? 3]);
  expect(duplicateRaters([matrixOfRows(rows)])).toEqual([{ first: '1', second: '4', shared: 40, same: 1 }]);
  const constant = rows.map(() => [3, 3]);
  expect(duplicateRaters([matrixOfRows(constant)])).toEqual([]);
  expect(duplicateRaters([matrixOfRows(rows.slice(0, 10))])).toEqual([]);
  // Ten items on each of two dimensions are twenty.
  expect(duplicateRaters([matrixOfRows(rows.slice(0, 10)), matrixOfRows(rows.slice(10, 20))])).toHaveLength(1);
});
