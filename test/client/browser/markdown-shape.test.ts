// What Markdown becomes on the page: the right elements, named for screen readers, each block in its own direction.
import { describe, expect, test } from 'vitest';
import { cutCode } from '../../../client/reading/code-engine.ts';
import { MARKDOWN_LIMIT, renderMarkdown } from '../../../client/reading/markdown/render-markdown.ts';
import { setMaths } from '../../../client/reading/maths-engine.ts';

const dom = (source: string): DocumentFragment => renderMarkdown(source, { maths: setMaths, code: cutCode }).dom;
const names = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((e) => e.localName);
const texts = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((e) => e.textContent ?? '');

test('headings begin at h3, below those of the room and the example', () => {
  expect(names(dom('# a\n## b\n### c\n#### d\n##### e\n###### f'), '*')).toEqual(['h3', 'h4', 'h5', 'h6', 'h6', 'h6']);
});

describe('a table', () => {
  const table = dom('| a | b | c |\n|:--|:-:|--:|\n| 1 |  | 3 |\n| x | y | z | more |\n| few |');

  test('has header cells, and stands in a frame that the keyboard can scroll', () => {
    expect(texts(table, 'thead th[scope=col]')).toEqual(['a', 'b', 'c']);
    const frame = table.firstElementChild;
    expect([frame?.role, frame?.getAttribute('tabindex'), frame?.ariaLabel]).toEqual(['group', '0', 'Table']);
  });
  test('keeps empty cells in their column, fills up short rows, and loses nothing of long ones', () => {
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => texts(row, 'td'));
    expect(rows).toEqual([
      ['1', '', '3'],
      ['x', 'y', 'z', 'more'],
      ['few', '', ''],
    ]);
  });
  test('aligns its columns as written', () => {
    const aligned = [...table.querySelectorAll<HTMLElement>('tbody tr:first-child td')].map(
      (cell) => cell.dataset.align,
    );
    expect(aligned).toEqual(['start', 'center', 'end']);
  });
  test('runs from the right when its words do', () => {
    expect(dom('| أ | b |\n|---|---|').querySelector('table')?.dir).toBe('rtl');
    expect(table.querySelector('table')?.dir).toBe('ltr');
  });
});

describe('lists', () => {
  test('begin with their own number', () => {
    expect(dom('4. a\n5. b').querySelector('ol')?.start).toBe(4);
  });
  test('stand close, unless blank lines stand in them', () => {
    expect(names(dom('- a\n- b'), 'p, .loose')).toEqual([]);
    expect(names(dom('- a\n\n- b'), 'p, .loose')).toEqual(['ul', 'p', 'p']);
    expect(names(dom('- a\r\n- b'), '.loose')).toEqual([]);
  });
  test('of tasks say what is done', () => {
    const boxes = [...dom('- [x] a\n- [ ] b').querySelectorAll('input')];
    expect(boxes.map((box) => [box.type, box.disabled, box.checked, box.ariaLabel])).toEqual([
      ['checkbox', true, true, 'done'],
      ['checkbox', true, false, 'to do'],
    ]);
  });
});

describe('direction', () => {
  test('every block finds its own', () => {
    document.body.replaceChildren(
      dom('שלום\n\nhello\n\n- مرحبا\n  - hi\n\n# עברית\n\n> فارسی\n\n| a | ب |\n|---|---|'),
    );
    const direction = (element: Element): string => getComputedStyle(element).direction;
    expect([...document.body.querySelectorAll('p, li, h3, th')].map(direction)).toEqual([
      'rtl',
      'ltr',
      'rtl',
      'ltr',
      'rtl',
      'rtl',
      'ltr',
      'rtl',
    ]);
  });
  test('code and formulas run from the left, apart from what stands around them', () => {
    const page = dom('שלום `a b` $x$ <b>\n\n```\nשלום\n```');
    expect(
      [...page.querySelectorAll<HTMLElement>('code, .maths, .raw-html, pre')].map((e) => e.dir || e.parentElement?.dir),
    ).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'ltr']);
  });
});

describe('images', () => {
  test('are words and an address, never loaded', () => {
    const image = dom('![a cat](https://a.example/cat.png "t")').querySelector<HTMLElement>('.image');
    expect([image?.textContent, image?.title, image?.dataset.label]).toEqual([
      'a cathttps://a.example/cat.png',
      'https://a.example/cat.png',
      'Image, not loaded',
    ]);
  });
});

describe('code', () => {
  const page = dom('```python\ndef f(x):  # <b>\n    return "a" & x\n```');
  test('has its language, a label, and a button to copy it', () => {
    expect(page.querySelector('.language')?.textContent).toBe('python');
    expect(page.querySelector('pre')?.ariaLabel).toBe('Code, python');
    expect(page.querySelector('button')?.textContent).toBe('Copy');
  });
  test('is coloured, and stays the same text', () => {
    expect(page.querySelector('pre')?.textContent).toBe('def f(x):  # <b>\n    return "a" & x');
    expect(texts(page, '.hljs-keyword')).toEqual(['def', 'return']);
    expect(texts(page, '.hljs-comment')).toEqual(['# <b>']);
  });
  test('in a quotation is coloured across its lines', () => {
    const quoted = dom('> ```js\n> /* a\n> b */ let c;\n> ```');
    expect(texts(quoted, '.hljs-comment').join('')).toBe('/* a\nb */');
    expect(quoted.querySelector('pre')?.textContent).toBe('/* a\nb */ let c;');
  });
  test('of an unknown language stays plain', () => {
    expect(names(dom('```nosuch\na\n```'), 'code span')).toEqual([]);
  });
});

describe('formulas', () => {
  test('are set, and those that stand apart can be scrolled', () => {
    const page = dom('a $x$ b\n$$\ny\n$$\nc');
    expect(names(page, '.maths .katex')).toEqual(['span', 'span']);
    expect(page.querySelector('.maths-display')?.getAttribute('tabindex')).toBe('0');
  });
  test('leave no empty line where their own line ends', () => {
    const page = dom('before\n$$x$$\nafter');
    expect(
      [...(page.querySelector('p')?.childNodes ?? [])].map((n) => (n instanceof Text ? n.data : 'formula')),
    ).toEqual(['before', 'formula', 'after']);
  });
  test('in a quotation lose its marks', () => {
    expect(dom('> $$\n> a\n> $$').querySelector('annotation')?.textContent?.trim()).toBe('a');
  });
  test('that TeX does not know are shown as their source', () => {
    expect(dom('a $\\nosuchthing{x}$ b').textContent).toBe('a $\\nosuchthing{x}$ b');
  });
});

test('text that would take too long to lay out is shown as plain text, and says so', () => {
  for (const source of ['a '.repeat(MARKDOWN_LIMIT), '[a]('.repeat(20_000)]) {
    const rendered = renderMarkdown(source);
    expect([rendered.tooLong, rendered.dom.textContent === source]).toEqual([true, true]);
  }
});
