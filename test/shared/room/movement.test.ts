// How an answer moved: what it is now, since which stage, and what it was first.
import { expect, test } from 'vitest';
import { currentJudgment, moveOf, moveOfAnswer, type StagedJudgment } from '../../../shared/room/movement.ts';
import { nothingSaid } from '../../../shared/room/say.ts';
import type { Stage } from '../../../shared/room/sight.ts';

const at = (stage: Stage, answers: StagedJudgment['answers'], rationale = ''): StagedJudgment => ({
  stage,
  ...nothingSaid,
  answers,
  rationale,
  rubricVersion: 'v1',
  seconds: null,
  responseOrder: null,
  acceptedAt: { blind: 1, late: 2, open: 3 }[stage],
});

const rationale = { kind: 'rationale', example: 'e'.repeat(22), text: '' } as const;

test('[J4] an unchanged blind answer is blind, with nothing before it', () => {
  expect(moveOfAnswer([at('blind', { q: 4 })], 'q')).toEqual({ stage: 'blind', value: 4, rubricVersion: 'v1' });
});

test('[J4] a changed answer shows its present stage and its first value', () => {
  expect(moveOfAnswer([at('open', { q: 5 }), at('blind', { q: 4 })], 'q')).toEqual({
    stage: 'open',
    value: 5,
    rubricVersion: 'v1',
    first: { stage: 'blind', value: 4, acceptedAt: 1, rubricVersion: 'v1' },
  });
});

test('[J4] an answer copied along while another one changed is still blind', () => {
  expect(moveOfAnswer([at('blind', { q: 4, r: true }), at('open', { q: 5, r: true })], 'r')).toEqual({
    stage: 'blind',
    value: true,
    rubricVersion: 'v1',
  });
});

test('[J4] an answer first given after the opening is open, with nothing before it', () => {
  expect(moveOfAnswer([at('blind', { r: true }), at('open', { r: true, q: 2 })], 'q')).toEqual({
    stage: 'open',
    value: 2,
    rubricVersion: 'v1',
  });
});

test('[J4] an answer taken back after the opening is gone, and was what it was', () => {
  expect(moveOfAnswer([at('blind', { q: 4 }), at('open', {})], 'q')).toEqual({
    stage: 'open',
    value: undefined,
    rubricVersion: 'v1',
    first: { stage: 'blind', value: 4, acceptedAt: 1, rubricVersion: 'v1' },
  });
});

test('[J4] blind, late and open: the first is the blind one', () => {
  const stages = [at('blind', { q: 1 }), at('late', { q: 2 }), at('open', { q: 3 })];
  expect(moveOfAnswer(stages, 'q')).toMatchObject({ stage: 'open', value: 3, first: { stage: 'blind', value: 1 } });
  expect(currentJudgment(stages)?.answers).toEqual({ q: 3 });
});

test('[J4] an answer never given has not moved', () => {
  expect(moveOfAnswer([at('blind', { r: true })], 'q')).toBeUndefined();
  expect(moveOfAnswer([], 'q')).toBeUndefined();
  expect(moveOf([at('blind', {}, '')], rationale)).toBeUndefined();
});

test('[J4] a rationale moves like an answer', () => {
  expect(moveOf([at('blind', {}, 'too long'), at('open', {}, 'fine')], rationale)).toMatchObject({
    stage: 'open',
    value: 'fine',
    first: { value: 'too long' },
  });
});
