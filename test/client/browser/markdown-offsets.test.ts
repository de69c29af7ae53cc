// Every character of a rendered text knows its place in the source.
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../client/reading/markdown/render-markdown.ts';
import { offsetFaults } from './exact-offsets.ts';

/** The visible text, pieces separated by a bar, formulas and entities in braces. */
function shown(source: string): string {
  const rendered = renderMarkdown(source);
  expect(offsetFaults(rendered, source)).toEqual([]);
  return rendered.pieces
    .map(({ node, from, to }) => (node instanceof Text ? node.data : `{${source.slice(from, to)}=${node.textContent}}`))
    .join('|');
}

describe('what is shown of', () => {
  test.each([
    ['plain words', 'Hello, world', 'Hello, world'],
    ['emphasis', 'a *b* **c** ~~d~~ _e_', 'a |b| |c| |d| |e'],
    ['nested emphasis', '**a _b_ c**', 'a |b| c'],
    ['a heading', '# A *b* #', ' A |b| '],
    ['an underlined heading', 'Title\n=====\ntext', 'Title\n|text'],
    ['two lines of a paragraph', 'one\ntwo', 'one\ntwo'],
    ['a hard break by blanks', 'one  \ntwo', 'one|\n|two'],
    ['a hard break by backslash', 'one\\\ntwo', 'one|\n|two'],
    ['escapes', '1\\. \\*a\\*', '1|.| |*|a|*'],
    [
      'entities',
      'a &amp; b &copy; &#x41; &#0; &nosuch;',
      'a |{&amp;=&}| b |{&copy;=©}| |{&#x41;=A}| |{&#0;=\uFFFD}| |&nosuch;',
    ],
    ['code', 'use `a *b*` or `` `c` ``', 'use |a *b*| or |`c`'],
    ['a fenced block', '```js\nlet a;\n\nb\n```\nend', 'js|let a;\n\nb|end'],
    ['an indented block', 'a\n\n    b\n      c\n', 'a|b\n|  c'],
    ['a fenced block in a list', '- a\n\n  ```\n  b\n    c\n  ```', 'a|b\n|  c'],
    ['a list', '- one\n- two\n  more\n', 'one|two\n  more'],
    ['a numbered list', '3. one\n4. two', 'one|two'],
    ['nested lists', '- a\n  1. b\n     - c\n- d', 'a|b|c|d'],
    ['tasks', '- [x] done\n- [ ] open', ' done| open'],
    ['a quotation', '> a\n> b *c*\n> > d', 'a\n| b |c|d'],
    ['a link', '[a *b*](https://example.org "t") c', 'a |b| c'],
    [
      'a link by reference',
      '[a][1] [b][] [c]\n\n[1]: https://a.org\n[b]: https://b.org\n[C]: https://c.org',
      'a| |b| |c',
    ],
    ['a link to nowhere', '[a] [b][c]', '[|a|]| |[|b|][c]'],
    ['a definition nothing uses', '[Answer]: 42', '[Answer]: 42'],
    [
      'bare addresses',
      'see https://a.org, www.b.org and <https://c.org>',
      'see |https://a.org|, |www.b.org| and |https://c.org',
    ],
    ['an image', '![a *b*](https://a.org/x.png)', 'a |b|https://a.org/x.png'],
    ['a table', '| a | b |\n|---|:-:|\n| c |  |\n| `d\\|e` | f | g |', 'a|b|c|d||e|f|g'],
    ['footnotes', 'a[^1] b[^x].\n\n[^1]: One *two*\n    three\n[^x]: y', 'a|1| b|x|.|1|One |two|\n    three|x|y'],
    ['a footnote without a note', 'a[^1]', 'a|[|^1|]'],
    [
      'raw HTML',
      'a <b onclick="x">b</b> <!-- c -->\n\n<div>\n*d*\n</div>',
      'a |<b onclick="x">|b|</b>| |<!-- c -->|<div>\n*d*\n</div>',
    ],
    ['formulas without an engine', 'a $x_1$ b $$y$$', 'a $x_1$| b $$y$$'],
    ['Windows line ends', 'a\r\nb\r\n\r\n- c\r\n- d\r\n\r\n```\r\ne\r\nf\r\n```\r\n', 'a|\nb|c|d|e|\nf'],
    ['old Mac line ends', '# a\rb', ' a|b'],
    ['surrogate pairs', '😀 *👩‍💻* $5 🎉', '😀 |👩‍💻| $5 🎉'],
    ['mixed scripts', 'שלום *world* مرحبا', 'שלום |world| مرحبا'],
    ['nothing', '', ''],
    ['only blanks', ' \n\t\n ', ''],
  ])('%s', (_name, source, expected) => {
    expect(shown(source)).toBe(expected);
  });
});

test('hundreds of nested quotations or lists do not nest the page as deep, and lose no words', () => {
  for (const mark of ['> ', '- ']) {
    const source = `${mark.repeat(400)}deep`;
    const rendered = renderMarkdown(source);
    expect(offsetFaults(rendered, source)).toEqual([]);
    expect(rendered.dom.textContent).toContain('deep');
    let depth = 0;
    for (let node: Node | null = rendered.dom.querySelector(':not(:has(*))'); node; node = node.parentNode) depth++;
    expect(depth).toBeLessThan(140);
  }
});
