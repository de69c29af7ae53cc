// Answers to what is asked otherwise by now: in no number, at no stage, and counted apart.
import { describe, expect, test } from 'vitest';
import { type VersionedJudgment, withoutLeftBehind } from '../../../../shared/calibration/room/left-behind.ts';
import { reportOn } from '../../../../shared/calibration/room/report.ts';
import { roomDataFrom } from '../../../../shared/calibration/room/room-data-from.ts';
import type { JudgmentView } from '../../../../shared/protocol/rooms.ts';
import type { Rubric } from '../../../../shared/room/rubric.ts';
import type { Version } from '../../../../shared/room/stale.ts';
import { aJudgment, helpfulness } from './a-room-of-ratings.ts';

const asked = (question: string, rubric: Rubric = helpfulness): Rubric => ({
  ...rubric,
  dimensions: rubric.dimensions.map((each) => (each.id === 'helpfulness' ? { ...each, question } : each)),
});
const v1: Version = { id: 'v1', rubric: helpfulness, sameMeaning: [] };
const v2: Version = { id: 'v2', rubric: asked('How far does it solve what was asked?'), sameMeaning: [] };
const reworded: Version = { ...v2, sameMeaning: [{ dimension: 'helpfulness' }] };

const given = (
  member: string,
  example: number,
  stage: 'blind' | 'open',
  versions: Record<string, string>,
): VersionedJudgment => {
  const answers = { 'helpfulness.0': 4, 'critical-error.0': false };
  return { ...aJudgment(member, example, answers, { stage }), versions, rubricVersion: 'v2' };
};
const old = { 'helpfulness.0': 'v1', 'critical-error.0': 'v1' };
const again = { 'helpfulness.0': 'v2', 'critical-error.0': 'v1' };

test('[N42] an answer under a clause that means something else by now is left out, others of the same judgment stay', () => {
  const { judgments, left } = withoutLeftBehind([given('ann', 1, 'blind', old)], [v1, v2]);
  expect(judgments.map(({ answers }) => answers)).toEqual([{ 'critical-error.0': false }]);
  expect(left).toEqual([{ member: 'ann', example: 'example-1', question: 'helpfulness.0' }]);
});

test('[N42] judged again, it counts as it stands now, and no longer as blind', () => {
  const { judgments } = withoutLeftBehind([given('ann', 1, 'blind', old), given('ann', 1, 'open', again)], [v1, v2]);
  expect(judgments.map(({ stage, answers }) => [stage, Object.keys(answers)])).toEqual([
    ['blind', ['critical-error.0']],
    ['open', ['helpfulness.0', 'critical-error.0']],
  ]);
});

test('[N42] where nothing changed, or only the words, everything stays', () => {
  const all = [given('ann', 1, 'blind', old)];
  for (const versions of [[v1], [v1, reworded], []])
    expect(withoutLeftBehind(all, versions)).toEqual({ judgments: all, left: [] });
});

describe('a report', () => {
  const view = (judgments: readonly VersionedJudgment[]) => ({
    examples: [1, 2].map((number) => ({
      ...{ example: `example-${number}`, sealed: {}, said: [], shownAt: {} },
      labels: { raters: [], ratings: [], spans: [] },
    })),
    judgments: judgments as unknown as JudgmentView[],
    members: ['ann', 'ben'].map((id, at) => ({ id, name: id, standing: 'trainer' as const, colour: at + 1 })),
  });
  const room = { rubric: helpfulness, examples: ['example-1', 'example-2'] };
  const judgments = ['ann', 'ben'].flatMap((who) => [given(who, 1, 'blind', old), given(who, 2, 'blind', again)]);

  test('[N42] computes with the version in force, without what is stale, and says how much that was and of which examples', () => {
    const data = roomDataFrom(view(judgments), { ...room, versions: [v1, v2] }, () => ['One.', 'Two.']);
    expect(data.rubric).toBe(v2.rubric);
    const { left, value } = reportOn(data).part('agreement');
    expect(left).toEqual({ answers: 2, examples: ['example-1'], names: ['Helpfulness'] });
    const items = Object.fromEntries(value.map(({ measure, groups }) => [measure, groups[0]?.items]));
    expect(items).toEqual({ helpfulness: 1, 'critical-error': 2 });
  });

  test('[N42] without versions to compare, nothing is left out', () => {
    expect(reportOn(roomDataFrom(view(judgments), room, () => ['One.', 'Two.'])).part('agreement').left.answers).toBe(
      0,
    );
  });
});
