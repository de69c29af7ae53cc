// How far apart answers are, for every kind of question.
import { describe, expect, test } from 'vitest';
import { apartness, disagreement, distance } from '../../../shared/room/distance.ts';
import type { Dimension, Span, Value } from '../../../shared/room/rubric.ts';

const common = {
  id: 'd',
  name: 'D',
  question: 'D?',
  help: '',
  nature: 'objective',
  ceiling: 'low',
  required: true,
  per: 'example',
} as const;
type Kind =
  | 'scale'
  | 'yesNo'
  | 'choice'
  | 'preference'
  | 'choices'
  | 'ranking'
  | 'number'
  | 'boundless'
  | 'text'
  | 'spans';
const abc = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const dimensions: Record<Kind, Dimension> = {
  scale: { ...common, type: 'scale', points: 5, anchors: {} },
  yesNo: { ...common, type: 'yes-no', critical: false },
  choice: { ...common, type: 'choice', choices: abc },
  preference: { ...common, type: 'preference', points: 4, tie: true, bothBad: true },
  choices: { ...common, type: 'choices', choices: abc },
  ranking: { ...common, type: 'ranking', ties: true },
  number: { ...common, type: 'number', step: 1, unit: '', min: 0, max: 10 },
  boundless: { ...common, type: 'number', step: 1, unit: '' },
  text: { ...common, type: 'text', limit: 100 },
  spans: { ...common, type: 'spans', categories: abc, severities: [{ id: 'minor', label: 'minor', weight: 1 }] },
};

const span = (start: number, end: number, category = 'a'): Span => ({
  anchor: { part: { in: 'responses', index: 0 }, start, end, exact: 'x'.repeat(end - start), prefix: '', suffix: '' },
  category,
  severity: 'minor',
});

describe('[J59] the distance of two answers', () => {
  test.each<[Kind, Value, Value, number]>([
    ['scale', 1, 5, 1],
    ['scale', 2, 3, 0.25],
    ['yesNo', true, false, 1],
    ['choice', 'a', 'c', 1],
    ['preference', 1, 4, 1],
    ['preference', 1, 'tie', 0.5],
    ['preference', 4, 'both-bad', 1],
    ['choices', ['a', 'b'], ['b', 'c'], 2 / 3],
    ['choices', [], ['b'], 1],
    ['ranking', [1, 2, 3], [3, 2, 1], 1],
    ['ranking', [1, 2, 3], [2, 1, 3], 1 / 3],
    ['ranking', [1, 2], [1, 1], 0.5],
    ['number', 2, 7, 0.5],
    ['text', 'so', 'not so', 1],
    ['spans', [span(0, 10)], [span(5, 15)], 0.5],
    ['spans', [span(0, 10)], [span(0, 10, 'b')], 0.5],
    ['spans', [], [span(0, 10)], 1],
  ])('%s: %j and %j', (kind, a, b, expected) => {
    expect(distance(dimensions[kind], a, b)).toBeCloseTo(expected);
    expect(distance(dimensions[kind], b, a), 'either way').toBeCloseTo(expected);
    expect(distance(dimensions[kind], a, a), 'from itself').toBe(0);
  });
});

describe('[J59] who stands apart', () => {
  test('is measured from the median of the others, where answers have a line', () => {
    expect(apartness(dimensions.scale, [4, 4, 1, 5])).toEqual([0, 0, 0.75, 0.25]);
    expect(apartness(dimensions.scale, [3, 3]), 'two who agree').toEqual([0, 0]);
    expect(apartness(dimensions.scale, [3]), 'one alone').toEqual([0]);
  });

  test('is measured by how many others answered otherwise, where they have none', () => {
    expect(apartness(dimensions.yesNo, [true, false, false, false])).toEqual([1, 1 / 3, 1 / 3, 1 / 3]);
    expect(apartness(dimensions.preference, [1, 1, 'both-bad'])).toEqual([0.5, 0.5, 1]);
  });

  test('of numbers without bounds the farthest two are one apart', () => {
    expect(apartness(dimensions.boundless, [0, 0, 100])).toEqual([0.5, 0.5, 1]);
    expect(disagreement(dimensions.boundless, [7, 7])).toBe(0);
  });
});

test('[J61] disagreement is 0 when all say the same, 1 when half say the one and half the other end of two', () => {
  expect(disagreement(dimensions.scale, [2, 2, 2])).toBe(0);
  expect(disagreement(dimensions.yesNo, [true, false])).toBe(1);
  expect(disagreement(dimensions.scale, [])).toBe(0);
});
