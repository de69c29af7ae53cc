// What counts as one question in a room: the rubric's dimensions, the file's, and the two joined where they are the same.
import { expect, test } from 'vitest';
import { isDefined } from '../../../../shared/calibration/result.ts';
import { basis } from '../../../../shared/calibration/room/measure.ts';
import { reportOn } from '../../../../shared/calibration/room/report.ts';
import type { Dimension } from '../../../../shared/room/rubric.ts';
import { aJudgment, anExample, aRoomWith, labelsWith } from './a-room-of-ratings.ts';

const measuresOf = (data: Parameters<typeof reportOn>[0]) =>
  Object.fromEntries(reportOn(data).room.measures.map((measure) => [measure.id, measure]));

test('[N32] the file’s ratings of a question that the rubric asks join it; those of another stand for themselves', () => {
  const said = (value: number | boolean | string, dimension: string, response?: number) => ({
    ...{ rater: 'Gold', dimension, value },
    ...(response === undefined ? {} : { response }),
  });
  const labels = labelsWith([
    said(4, 'helpfulness', 0),
    said(true, 'critical_error', 0),
    said('A', 'preference'),
    said(3, 'tone', 0),
  ]);
  const judgments = [aJudgment('ann', 1, { 'helpfulness.0': 5, 'critical-error.0': false })];
  const found = measuresOf(aRoomWith({ examples: [anExample(1, { labels })], judgments }));
  expect(Object.keys(found)).toEqual(['helpfulness', 'critical-error', 'file:preference', 'file:tone']);
  expect(found.helpfulness?.file).toMatchObject([{ rater: 'file:Gold', item: 'example-1/0', value: 4 }]);
  expect(found['critical-error']?.file).toMatchObject([{ value: true }]);
  expect(found['file:preference']?.scale.labels).toEqual(['A', 'B', 'tie', 'both bad']);
});

test('[N32] a file that rates on another scale under the same name asks another question', () => {
  const labels = labelsWith([{ rater: 'Gold', dimension: 'helpfulness', response: 0, value: 90 }]);
  const found = measuresOf(aRoomWith({ examples: [anExample(1, { labels })] }));
  expect(Object.keys(found)).toEqual(['file:helpfulness']);
});

test('[N32] members’ steps from A to B and the file’s sides answer one question', () => {
  const preference: Dimension = {
    ...{ id: 'better', name: 'Better', question: 'Which?', help: '', nature: 'objective', ceiling: 'low' },
    ...{ required: true, per: 'example', type: 'preference', points: 4, tie: true, bothBad: true },
  };
  const labels = labelsWith([{ rater: 'Gold', dimension: 'preference', value: 'B' }]);
  const data = aRoomWith({
    rubric: { title: 'Pairs', dimensions: [preference] },
    examples: [anExample(1, { labels })],
    judgments: [aJudgment('ann', 1, { better: 4 }), aJudgment('ben', 1, { better: 'tie' })],
  });
  const sides = measuresOf(data)['file:preference'];
  expect(
    sides && basis(sides).map(({ rater, value }) => [rater, sides.scale.labels[sides.scale.codes.get(value) ?? -1]]),
  ).toEqual([
    ['ann', 'B'],
    ['ben', 'tie'],
    ['file:Gold', 'B'],
  ]);
});

test('[N32] whole numbers in a few steps are points of a scale, others are measured, words are choices, and texts are none', () => {
  const labels = labelsWith([
    ...[-2, 2].map((value, at) => ({ rater: `R${at}`, dimension: 'steps', value })),
    ...[0.5, 90.25].map((value, at) => ({ rater: `R${at}`, dimension: 'seconds', value })),
    ...['Yes', 'Unsure'].map((value, at) => ({ rater: `R${at}`, dimension: 'safe', value })),
  ]);
  const others = Array.from({ length: 40 }, (_, n) =>
    anExample(n + 2, { labels: labelsWith([{ rater: 'R0', dimension: 'why', value: `Because of ${n}.` }]) }),
  );
  const found = measuresOf(aRoomWith({ examples: [anExample(1, { labels }), ...others] }));
  expect(Object.values(found).map(({ id, scale }) => [id, scale.level, scale.labels.length])).toEqual([
    ['file:steps', 'ordinal', 5],
    ['file:seconds', 'interval', 2],
    ['file:safe', 'nominal', 2],
  ]);
});

test('[N32] votes of a crowd count one by one, and are nobody', () => {
  const labels = labelsWith(['Yes', 'No', 'Yes'].map((value) => ({ rater: 'crowd', dimension: 'safe', value })));
  const crowd = { ...labels, raters: [{ name: 'crowd', kind: 'crowd' as const, standing: 'novice' as const }] };
  const report = reportOn(aRoomWith({ examples: [anExample(1, { labels: crowd }), anExample(2, { labels: crowd })] }));
  const [safe] = report.part('agreement').value;
  expect(safe?.groups).toMatchObject([{ group: 'file', raters: 3, items: 2, ratings: 6 }]);
  expect(report.part('pairs').value).toEqual([]);
});

test('[N35] blind numbers rest on blind judgments alone; what stands now is beside them', () => {
  const answers = (value: number) => ({ 'helpfulness.0': value });
  const judgments = [
    ...[1, 2, 3].flatMap((example) => [
      aJudgment('ann', example, answers(example)),
      aJudgment('ben', example, answers(6 - example)),
    ]),
    ...[1, 2, 3].map((example) => aJudgment('ben', example, answers(example), { stage: 'open', acceptedAt: 1 })),
    aJudgment('late', 1, answers(1), { stage: 'late' }),
  ];
  const report = reportOn(aRoomWith({ examples: [1, 2, 3].map((n) => anExample(n)), judgments }));
  const [row] = report.part('agreement').value;
  const [blind, now] = row?.groups ?? [];
  expect([blind?.group, blind?.raters, now?.group, now?.raters]).toEqual(['blind', 2, 'now', 3]);
  expect(blind && isDefined(blind.alpha) && blind.alpha.value).toBeLessThan(0);
  expect(now && isDefined(now.alpha) && now.alpha.value).toBeCloseTo(1, 12);
});

test('[N36] a 4 is not wrong where the expert gave a 5: scores are compared as low, middle and high', () => {
  const judgments = [1, 2].flatMap((example) =>
    [
      ['ann', 4],
      ['ben', example === 1 ? 4 : 2],
      ['cid', example === 1 ? 5 : 1],
      ['eva', 5],
    ].map(([member, value]) => aJudgment(String(member), example, { 'helpfulness.0': Number(value) })),
  );
  const data = aRoomWith({ examples: [anExample(1), anExample(2)], judgments }, { eva: 'expert' });
  const [helpful] = reportOn(data).part('expert').value;
  expect(helpful?.labels).toEqual(['1–2', '3', '4–5']);
  expect(helpful && isDefined(helpful.fields) && helpful.fields.placed.map(({ item, field }) => [item, field])).toEqual(
    [
      ['example-2/0', 'split-wrong'],
      ['example-1/0', 'agree-right'],
    ],
  );
});
