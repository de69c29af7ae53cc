// A rater in plain words: how much, which way, and how surely.
import { expect, test } from 'vitest';
import { differenceWords } from '../../../client/words/portraits.ts';

const ends = ['stricter', 'milder'] as const;
const estimate = (value: number, low: number, high: number, n = 40) => ({ value, low, high, n, p: 0.01 });

test('[U223] a sure difference says how much and between what', () => {
  expect(differenceWords(estimate(-0.6, -0.9, -0.3), ends, 'the others')).toBe(
    'about 0.60 stricter than the others, surely stricter: 0.30–0.90',
  );
  expect(differenceWords(estimate(0.55, 0.26, 0.84), ends, 'the expert')).toBe(
    'about 0.55 milder than the expert, surely milder: 0.26–0.84',
  );
});

test('[U223] a difference that may be none says so', () => {
  expect(differenceWords(estimate(0.1, -0.2, 0.4), ends, 'the others')).toBe(
    'about 0.10 milder than the others, but not surely: −0.2 to +0.4',
  );
});

test('[U223] of too few nothing is said, and of none the reason', () => {
  expect(differenceWords(estimate(-2, -3, -1, 5), ends, 'the others')).toBe('too few to say (5)');
  expect(differenceWords({ undefined: 'no-order' }, ends, 'the others')).toBe(
    'The values of this scale have no order, so none is more or less than another.',
  );
});
