// The sentences that a key selects one after the other.
import { expect, test } from 'vitest';
import { sentencesOf } from '../../../client/annotating/select-sentence.ts';

const texts = (source: string) => sentencesOf(source).map(({ start, end }) => source.slice(start, end));

test('sentences, without the blanks around them', () => {
  expect(texts('First one.  Second one?\n\nThird.')).toEqual(['First one.', 'Second one?', 'Third.']);
});

test('what holds no letter and no digit is left out', () => {
  expect(texts('---\n\nText.\n\n***')).toEqual(['Text.']);
});

test('other scripts', () => {
  expect(texts('これは一文です。次の文です。')).toEqual(['これは一文です。', '次の文です。']);
});

test('nothing is in an empty text', () => {
  expect(sentencesOf('')).toEqual([]);
});
