// What the source view shows of characters that cannot be seen.
import { expect, test } from 'vitest';
import { invisiblesOf } from '../../../client/reading/invisible-characters.ts';

const seen = (text: string) => [...invisiblesOf(text)].map(({ from, to, mark }) => [from, to, mark]);

test.each([
  ['tab', 'a\tb', [[1, 2, '→']]],
  [
    'blanks at the end of a line, as one run',
    'a  \nb c \r\nd ',
    [
      [1, 3, '··'],
      [7, 8, '·'],
      [8, 9, 'CR'],
      [11, 12, '·'],
    ],
  ],
  ['no-break space', 'a\u00A0b', [[1, 2, 'NBSP']]],
  [
    'nothing between letters',
    'a\u200Bb\u200Cc\u200Dd\uFEFF',
    [
      [1, 2, 'ZWSP'],
      [3, 4, 'ZWNJ'],
      [5, 6, 'ZWJ'],
      [7, 8, 'BOM'],
    ],
  ],
  [
    'turning text round',
    '\u202Eabc\u202C',
    [
      [0, 1, 'RLO'],
      [4, 5, 'PDF'],
    ],
  ],
  ['soft hyphen', 'co\u00ADop', [[2, 3, 'SHY']]],
  ['letters smuggled in tag characters', 'x\u{E0041}', [[1, 3, 'U+E0041']]],
  ['variation selectors with nothing to vary', 'x\uFE01', [[1, 2, 'U+FE01']]],
  ['a control character', 'a\u0007', [[1, 2, 'U+0007']]],
  ['half a character', '\uD83D!', [[0, 1, 'U+D83D']]],
  ['nothing to see', 'plain text\nwith é, 漢字, עברית and ❤️\n', []],
])('%s', (_name, text, expected) => {
  expect(seen(text)).toEqual(expected);
});

test('a million blanks inside a line take no noticeable time', () => {
  const began = performance.now();
  expect(seen(`a${' '.repeat(1_000_000)}b`)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(1_000);
});
