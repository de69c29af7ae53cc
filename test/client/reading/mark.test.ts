// Several marks over the same words.
import { expect, test } from 'vitest';
import { inReadingOrder, type Mark, marksAt, quoteOf } from '../../../client/reading/mark.ts';

const mark = (id: string, start: number, end: number): Mark => ({ id, start, end, colour: 1, label: id });
const marks = [mark('c', 5, 9), mark('a', 0, 20), mark('b', 0, 4)];

test('are listed where they begin, the longer first', () => {
  expect(inReadingOrder(marks).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('are found under a character, the innermost first; the end is outside', () => {
  expect(marksAt(marks, 2)).toEqual(['b', 'a']);
  expect(marksAt(marks, 4)).toEqual(['a']);
  expect(marksAt(marks, 8)).toEqual(['c', 'a']);
  expect(marksAt(marks, 20)).toEqual([]);
});

test('are quoted on one line, shortened, never with half a character', () => {
  expect(quoteOf('one\n two', mark('x', 0, 8))).toBe('one two');
  expect(quoteOf(`${'a'.repeat(79)}😀${'b'.repeat(9)}`, mark('x', 0, 90))).toMatch(/^a{79}.…$/u);
});
