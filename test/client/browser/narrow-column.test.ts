// What real answers hold that is wider, deeper or written in another direction than a narrow column expects.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import Prose from '../../../client/reading/Prose.svelte';

/** px, of the column: that of the narrowest phone. */
const COLUMN = 288;

async function proseOf(source: string, waitsFor?: string): Promise<HTMLElement> {
  const { container } = await render(Prose, { source });
  container.style.width = `${COLUMN}px`;
  const prose = container.querySelector('.prose') as HTMLElement;
  if (waitsFor !== undefined) await vi.waitUntil(() => prose.querySelector(waitsFor), { timeout: 10_000 });
  return prose;
}
const boxIn = (prose: HTMLElement, selector: string) => {
  const found = prose.querySelector(selector);
  if (found === null) throw new Error(`${selector} is not there`);
  return found.getBoundingClientRect();
};
const linesIn = (element: Element): number => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
};

beforeEach(() => page.viewport(320, 700));
afterEach(cleanup);

describe('[U132] in a narrow column', () => {
  test('a table of many columns keeps its words whole, and scrolls', async () => {
    const cells = (word: string) => `|${` ${word} |`.repeat(12)}`;
    const prose = await proseOf(`${cells('Characteristic')}\n|${'---|'.repeat(12)}\n${cells('considerable')}`);
    for (const cell of prose.querySelectorAll('th, td')) expect(linesIn(cell)).toBe(1);
    const frame = prose.querySelector('.table') as HTMLElement;
    expect(frame.scrollWidth).toBeGreaterThan(frame.clientWidth);
    expect(frame.clientWidth).toBeLessThanOrEqual(COLUMN);
  });

  test('a list of fourteen levels leaves room for words on each', async () => {
    const levels = Array.from({ length: 14 }, (_, level) => `${'  '.repeat(level)}- misunderstanding ${level}`);
    const prose = await proseOf(levels.join('\n'));
    const deepest = [...prose.querySelectorAll('li')].at(-1)?.getBoundingClientRect();
    expect(deepest?.width).toBeGreaterThan(COLUMN / 4);
    expect(deepest?.right).toBeLessThanOrEqual(prose.getBoundingClientRect().right);
  });

  test('a formula in a line that has no place to break is broken rather than cut off', async () => {
    const formula =
      '\\left\\{(x, y) \\in \\mathbb{Z}_{\\geqslant 0} \\times \\mathbb{Z}_{\\geqslant 0} \\mid x<100, y<100\\right\\}';
    const prose = await proseOf(`Let $${formula}$ be`, '.katex');
    for (const base of prose.querySelectorAll('.katex-base'))
      expect(base.scrollWidth).toBeLessThanOrEqual(prose.clientWidth + 1);
    expect(boxIn(prose, '.maths').right).toBeLessThanOrEqual(prose.getBoundingClientRect().right + 1);
  });

  test('the number of a formula that is wider than the column stands behind it, not over it', async () => {
    const wide = Array.from({ length: 20 }, (_, at) => `x_{${at}}`).join('+');
    const prose = await proseOf(`$$${wide}\\tag{17}$$`, '.katex');
    const last = [...prose.querySelectorAll('.katex-base')].at(-1)?.getBoundingClientRect();
    expect(boxIn(prose, '.katex-tag').left).toBeGreaterThanOrEqual(last?.right ?? Number.POSITIVE_INFINITY);
  });
});

describe('[U132] right-to-left text', () => {
  test.each([
    ['a table', '| العمود | القيمة |\n|---|---|\n| أ | 1 |', 'table'],
    ['a quotation', '> اقتباس', 'blockquote'],
  ])('puts %s on the right, with its edge there', async (_name, source, selector) => {
    const prose = await proseOf(source);
    expect(Math.abs(boxIn(prose, selector).right - prose.getBoundingClientRect().right)).toBeLessThan(1);
    expect(getComputedStyle(prose.querySelector(selector) as Element).direction).toBe('rtl');
  });

  test.each([
    ['a table', '| a | العمود |\n|---|---|\n| أ | 1 |', 'table'],
    ['a quotation', '> “Quoted” العربية', 'blockquote'],
  ])('leaves %s that begins from left to right on the left', async (_name, source, selector) => {
    const prose = await proseOf(source);
    expect(boxIn(prose, selector).left - prose.getBoundingClientRect().left).toBeLessThan(1);
    expect(getComputedStyle(prose.querySelector(selector) as Element).direction).toBe('ltr');
  });
});

test('[U232] bold and slanted words are drawn so in scripts of which there is one weight', async () => {
  const prose = await proseOf('**الطقس** و*المناخ* **天气** *气候*');
  const marked = [...prose.querySelectorAll('strong, em')];
  expect(marked).toHaveLength(4);
  for (const word of marked) {
    const { fontSynthesisWeight, fontSynthesisStyle } = getComputedStyle(word);
    expect([fontSynthesisWeight, fontSynthesisStyle]).toEqual(['auto', 'auto']);
  }
});
