// Comparing two texts word by word.
import { describe, expect, test } from 'vitest';
import { differencesOf, wordDiff } from '../../../client/reading/word-diff.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const [one, other] = ['The cat sat on the mat.', 'The black cat lay on the mat, happily.'];

describe('of two texts', () => {
  test('[U125] what only one has is told in each, by place and in numbers', () => {
    const found = differencesOf(one, other);
    const words = (text: string, stretches: readonly { start: number; end: number }[] = []) =>
      stretches.map(({ start, end }) => text.slice(start, end).trim());
    expect(words(one, found?.one)).toEqual(['sat']);
    expect(words(other, found?.other)).toEqual(['black', 'lay', ', happily']);
    expect(found?.shared).toBeCloseTo((2 * 5) / (2 * 5 + 1 + 3));
  });
  test('[U125] that are the same nothing is told', () => {
    expect(differencesOf(one, one)).toEqual({ one: [], other: [], words: { one: 0, other: 0 }, shared: 1 });
    expect(differencesOf('', '')?.shared).toBe(1);
  });
  test('[U125] that share too little for it nothing is told, without delay', () => {
    const random = seededRandom(5);
    const text = () => Array.from({ length: 30_000 }, () => random.below(1e9)).join(' ');
    expect(differencesOf(text(), text())).toBeUndefined();
  });
});

test('[U125] as one text, both can be read out of it', () => {
  const random = seededRandom(8);
  const vocabulary = ['a', 'bee', 'sea', '\n\n', 'Dé', '😀', '- ', '**'];
  const text = () => Array.from({ length: 60 }, () => random.pick(vocabulary)).join(' ');
  for (let round = 0; round < 50; round++) {
    const [was, now] = [text(), text()];
    const pieces = wordDiff(was, now, { whole: true });
    const without = (gone: 'in' | 'out') =>
      pieces
        .filter(({ is }) => is !== gone)
        .map(({ text }) => text)
        .join('');
    expect([without('in'), without('out')]).toEqual([was, now]);
  }
});
