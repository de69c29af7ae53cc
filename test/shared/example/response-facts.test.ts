// How long a response is and what form it has, counted from its source.
import { describe, expect, test } from 'vitest';
import { responseFacts } from '../../../shared/example/response-facts.ts';

const text = [
  '# Heading',
  '',
  'Some **bold** and __more__, `inline **code**`, ``a `b` c``, and 2 * 3 ** 4.',
  '[a page](https://a.example/x) and https://b.example/y, <https://c.example>.',
  '![a cat](https://a.example/cat.png)',
  '',
  '- one',
  '  * two',
  '12. three',
  '',
  '| a | b |',
  '|---|---|',
  '| 1 | 2 |',
  'It is \\(x\\), that is $$y$$, for $5 or $6.',
  '```js',
  '# no heading',
  '- no **list** `x` https://d.example',
  '',
  '```',
  'Bye 👩‍👩‍👧 🇩🇪 ❤️ 5',
].join('\n');

describe('of a text', () => {
  test('[U120] everything is counted once, and no form inside code', () => {
    expect(responseFacts(text)).toMatchObject({
      headings: 1,
      bold: 2,
      inlineCode: 2,
      links: 3,
      images: 1,
      listItems: 3,
      tableRows: 2,
      formulas: 2,
      codeBlocks: 1,
      emoji: 3,
      paragraphs: 6,
    });
  });

  test('[U120] characters are code points; words stand between blanks, or are characters where none are written', () => {
    expect(responseFacts('a 😀 b')).toMatchObject({ characters: 5, words: 3, emoji: 1 });
    expect(responseFacts('今天天气 good')).toMatchObject({ characters: 9, words: 5 });
    expect(responseFacts('')).toMatchObject({ characters: 0, words: 0, paragraphs: 0 });
    expect(responseFacts('~~~\n- never closed')).toMatchObject({ listItems: 0, codeBlocks: 1, paragraphs: 1 });
  });

  test('[U120] an emoji of several code points is one', () => {
    for (const one of ['👩‍👩‍👧', '🇩🇪', '❤️', '👍🏽', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '👩🏽‍🚀', '🏳️‍🌈', '😀'])
      expect([one, responseFacts(`${one}${one} 5 # © ♥`).emoji]).toEqual([one, 2]);
  });

  test('[U120] what is opened and never closed counts as nothing', () => {
    expect(responseFacts('a `b ``c and **d, __e, \\(f, ** g **')).toMatchObject({
      inlineCode: 0,
      bold: 0,
      formulas: 0,
    });
  });
});

/** Each would take a quadratic counter minutes; the test then runs into its limit. */
test.each(['**a', '`a ', '``` `', '[a](', '![', '$$ \\( ', '| ', 'http', '# ', 'ツ', '👩‍'])(
  '[U120] a million characters of %j are counted without delay',
  (piece) => {
    const hostile = piece.repeat(1_000_000 / piece.length);
    expect(responseFacts(hostile).characters).toBeGreaterThan(100_000);
  },
);
