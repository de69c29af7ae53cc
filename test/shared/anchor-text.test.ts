// Describing a stretch of text, and finding it again.
import { describe, expect, test } from 'vitest';
import { Anchor } from '../../shared/room/anchor.ts';
import { describeSelection, locate } from '../../shared/room/anchor-text.ts';

const source = 'The cat sat on the mat. The dog sat on the rug. The cat slept.';
const anchorOf = (quote: string, from = 0) => {
  const start = source.indexOf(quote, from);
  return describeSelection(source, start, start + quote.length) as NonNullable<ReturnType<typeof describeSelection>>;
};

describe('describing', () => {
  test('gives position, quote and what stands around it', () => {
    expect(anchorOf('dog')).toEqual({
      start: 28,
      end: 31,
      exact: 'dog',
      prefix: 'The cat sat on the mat. The ',
      suffix: ' sat on the rug. The cat slept.',
    });
  });

  test('context is at most 32 units long, and less at the ends of the text', () => {
    const anchor = describeSelection('a'.repeat(100), 50, 51);
    expect([anchor?.prefix.length, anchor?.suffix.length]).toEqual([32, 32]);
    expect(describeSelection(source, 0, 3)?.prefix).toBe('');
    expect(describeSelection(source, source.length - 1, source.length)?.suffix).toBe('');
  });

  test('never cuts a character in two: the quote grows, the context shrinks', () => {
    const faces = '😀'.repeat(40);
    const anchor = describeSelection(faces, 41, 43);
    expect(anchor).toMatchObject({ start: 40, end: 44, exact: '😀😀' });
    const odd = describeSelection(`${faces}x${faces}`, 80, 81);
    expect([odd?.prefix.isWellFormed(), odd?.suffix.isWellFormed()]).toEqual([true, true]);
    const shifted = describeSelection(`${faces}xy${faces}`, 81, 82);
    expect(shifted?.prefix).toBe(`${'😀'.repeat(15)}x`);
  });

  test('refuses what no anchor may hold: nothing, more than a quote, places outside the text', () => {
    expect(describeSelection(source, 5, 5)).toBeUndefined();
    expect(describeSelection(source, 9, 5)).toBeUndefined();
    expect(describeSelection('a'.repeat(5_000), 0, 4_001)).toBeUndefined();
    expect(describeSelection(source, 0, source.length + 1)).toBeUndefined();
  });

  test('what it gives is a valid anchor', () => {
    const anchor = { part: { in: 'responses', index: 0 }, ...anchorOf('mat') };
    expect(Anchor.safeParse(anchor).success).toBe(true);
  });
});

describe('finding', () => {
  test('its own place first, although the quote stands elsewhere too', () => {
    const second = anchorOf('sat', 10);
    expect(locate(source, second)).toEqual({ start: second.start, end: second.end });
  });

  test('after text was put in before it, by the quote and its surroundings', () => {
    const second = anchorOf('The cat', 10);
    const changed = `Once more. ${source}`;
    expect(locate(changed, second)).toEqual({ start: second.start + 11, end: second.end + 11 });
  });

  test('surroundings decide between equal quotes; the nearest wins when they do not', () => {
    const anchor = { start: 4, end: 5, exact: 'x', prefix: 'b ', suffix: '' };
    expect(locate('a x  c x  b x', anchor)).toEqual({ start: 12, end: 13 });
    expect(locate('x...x...x', { start: 5, end: 6, exact: 'x', prefix: '', suffix: '' })).toEqual({ start: 4, end: 5 });
  });

  test('nowhere is nowhere', () => {
    expect(locate('something else', anchorOf('dog'))).toBeUndefined();
    expect(locate('', anchorOf('dog'))).toBeUndefined();
  });

  test('many repetitions do not make it slow', () => {
    const anchor = { start: 1_000_000, end: 1_000_001, exact: 'a', prefix: 'b'.repeat(32), suffix: '' };
    expect(locate('a'.repeat(200_000), anchor)).toEqual({ start: 199_999, end: 200_000 });
  });
});
