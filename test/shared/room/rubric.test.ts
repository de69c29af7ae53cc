// Rubrics: what may be answered, and when a judgment is complete.
import { describe, expect, test } from 'vitest';
import { missingAnswers, questionFor } from '../../../shared/room/judgment.ts';
import { questionsOf, Rubric, type Value } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { valueFits } from '../../../shared/room/value.ts';

const { helpfulness, preference } = rubricTemplates;

test('[J3] the templates that ship are rubrics', () => {
  for (const template of Object.values(rubricTemplates)) expect(Rubric.parse(template)).toEqual(template);
});

test('[J3] two dimensions cannot have the same id', () => {
  const [first] = helpfulness.dimensions;
  expect(Rubric.safeParse({ title: 'Twice', dimensions: [first, first] }).success).toBe(false);
});

test('[J3] a dimension per response asks its question of each response', () => {
  expect(questionsOf(helpfulness, 2).map((q) => [q.dimension.id, q.response])).toEqual([
    ['helpfulness', 0],
    ['helpfulness', 1],
    ['critical-error', 0],
    ['critical-error', 1],
  ]);
  expect(questionsOf(helpfulness, 0).map((q) => q.response)).toEqual([undefined, undefined]);
  expect(questionFor(helpfulness, 2, 'helpfulness', 2)).toBeUndefined();
  expect(questionFor(helpfulness, 2, 'helpfulness')).toBeUndefined();
  expect(questionFor(preference, 2, 'preference')).toBeDefined();
});

describe('values', () => {
  const [scale, yesNo] = helpfulness.dimensions;
  const [pair] = preference.dimensions;
  test.each<[string, typeof scale, Value, boolean]>([
    ['a point of the scale', scale, 5, true],
    ['a point beyond the scale', scale, 6, false],
    ['a word on a scale', scale, 'tie', false],
    ['yes', yesNo, true, true],
    ['a number for yes', yesNo, 1, false],
    ['a step of preference', pair, 4, true],
    ['a step beyond', pair, 5, false],
    ['a tie', pair, 'tie', true],
    ['both bad, which is not a tie', pair, 'both-bad', true],
    ['a word of its own', pair, 'neither', false],
  ])('[J3] %s', (_, dimension, value, fits) => {
    expect(dimension && valueFits(dimension, value)).toBe(fits);
  });
});

test('[J1] a judgment is complete when no required answer is missing', () => {
  const answers = { 'helpfulness.0': 4, 'helpfulness.1': 2, 'critical-error.0': false };
  expect(missingAnswers(helpfulness, 2, answers).map((q) => q.dimension.id)).toEqual(['critical-error']);
  expect(missingAnswers(helpfulness, 2, { ...answers, 'critical-error.1': true })).toEqual([]);
  expect(
    missingAnswers(helpfulness, 2, { ...answers, 'critical-error.1': 7 }),
    'a value that does not fit is no answer',
  ).toHaveLength(1);
});
