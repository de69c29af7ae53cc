// A text on the page: highlights over it, selections in it, clicks on it, and what arrives later.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-svelte';
import type { ColourSlot } from '../../../client/reading/highlight-registry.ts';
import { layerName } from '../../../client/reading/highlight-registry.ts';
import type { Mark } from '../../../client/reading/mark.ts';
import Prose from '../../../client/reading/Prose.svelte';
import { locate } from '../../../shared/room/anchor-text.ts';

const painted = (layer: ColourSlot | 'attended'): string[] =>
  [...(CSS.highlights.get(layerName(layer)) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange();
    range.setStart(startContainer, startOffset);
    range.setEnd(endContainer, endOffset);
    return range.toString();
  });

const mark = (id: string, source: string, quote: string, colour: ColourSlot): Mark => {
  const start = source.indexOf(quote);
  return { id, start, end: start + quote.length, colour, label: `${id}, unclear` };
};

const proseOf = (container: HTMLElement): HTMLElement => container.querySelector('.prose') as HTMLElement;
const until = vi.waitUntil;

function textNode(root: Node, data: string): Text {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.nodeValue?.includes(data)) return walker.currentNode as Text;
  throw new Error(`no text has ${data}`);
}

/** The middle of the first occurrence of a quote on the screen. */
function middleOf(root: Node, quote: string): { clientX: number; clientY: number } {
  const node = textNode(root, quote);
  const range = document.createRange();
  range.setStart(node, node.data.indexOf(quote));
  range.setEnd(node, node.data.indexOf(quote) + quote.length);
  const box = range.getBoundingClientRect();
  return { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
}

const click = (root: HTMLElement, at: { clientX: number; clientY: number }): void => {
  root.dispatchEvent(new MouseEvent('click', { bubbles: true, ...at }));
};

beforeEach(() => document.getSelection()?.removeAllRanges());
afterEach(cleanup);

describe('highlights', () => {
  const source = 'One **two three** four `five` six.\n\n- seven\n- eight';
  const marks = [
    mark('b', source, 'three** four', 2),
    mark('a', source, 'two three** four `five', 1),
    mark('c', source, 'seven\n- ei', 2),
  ];

  test('of several people lie over the same words, each in its own colour', async () => {
    await render(Prose, { source, marks });
    expect(painted(1)).toEqual(['two three four five']);
    expect(painted(2)).toEqual(['three four', 'sevenei']);
  });

  test('of two texts share the page and are taken away apart', async () => {
    const first = await render(Prose, { source, marks });
    await render(Prose, { source: 'other words', marks: [{ id: 'd', start: 0, end: 5, colour: 1, label: 'd' }] });
    expect(painted(1)).toEqual(['two three four five', 'other']);
    await first.unmount();
    expect([painted(1), painted(2)]).toEqual([['other'], []]);
  });

  test('follow when marks come and go', async () => {
    const { rerender } = await render(Prose, { source, marks });
    await rerender({ marks: marks.slice(1, 2), attended: 'a' });
    expect([painted(1), painted(2), painted('attended')]).toEqual([
      ['two three four five'],
      [],
      ['two three four five'],
    ]);
  });

  test('coming and going leave the text itself alone', async () => {
    const { container, rerender } = await render(Prose, { source, marks });
    const laidOut = proseOf(container).firstChild;
    await rerender({ marks: marks.slice(1, 2) });
    expect(proseOf(container).firstChild).toBe(laidOut);
  });

  test('that cover nothing visible are left out, and do no harm', async () => {
    await render(Prose, { source, marks: [{ id: 'x', start: 4, end: 6, colour: 3, label: 'x' }] });
    expect(painted(3)).toEqual([]);
  });

  test('stand in a list in reading order, for keyboard and screen reader; focus draws one stronger', async () => {
    const chosen = vi.fn();
    const { container } = await render(Prose, { source, marks, onmarks: chosen });
    const buttons = [
      ...container.querySelectorAll<HTMLButtonElement>('ul[aria-label="Highlights in this text"] button'),
    ];
    expect(buttons.map((button) => button.textContent?.trim())).toEqual([
      'a, unclear: “two three** four `five”',
      'b, unclear: “three** four”',
      'c, unclear: “seven - ei”',
    ]);
    buttons[1]?.focus();
    await until(() => painted('attended').length > 0);
    expect(painted('attended')).toEqual(['three four']);
    buttons[1]?.click();
    expect(chosen).toHaveBeenCalledWith(['b']);
  });

  test('are found under a click, the innermost first; beside the words nothing is', async () => {
    const chosen = vi.fn();
    const { container } = await render(Prose, { source, marks, onmarks: chosen });
    const prose = proseOf(container);
    click(prose, middleOf(prose, 'four'));
    click(prose, middleOf(prose, 'two'));
    click(prose, middleOf(prose, 'One'));
    const { clientY } = middleOf(prose, 'eight');
    click(prose, { clientX: prose.getBoundingClientRect().right - 2, clientY });
    expect(chosen.mock.calls).toEqual([[['b', 'a']], [['a']]]);
  });
});

describe('a selection', () => {
  const source = '# Title\n\nOne *two* three.\n\nfour';

  test('is told as offsets in the source, and its going too', async () => {
    const told = vi.fn();
    const { container } = await render(Prose, { source, onselect: told });
    const prose = proseOf(container);
    document.getSelection()?.setBaseAndExtent(textNode(prose, 'One'), 1, textNode(prose, 'two'), 2);
    await until(() => told.mock.calls.length === 1);
    expect(told).toHaveBeenLastCalledWith({ start: 10, end: 16 });
    document.getSelection()?.removeAllRanges();
    await until(() => told.mock.calls.length === 2);
    expect(told).toHaveBeenLastCalledWith(undefined);
  });

  test('of a whole paragraph ends with its last word, also when it reaches to the next', async () => {
    const { container, component } = await render(Prose, { source });
    const [first, next] = container.querySelectorAll('p');
    document.getSelection()?.setBaseAndExtent(first as Node, 0, next as Node, 0);
    expect(component.selection()).toEqual({ start: 9, end: 25 });
  });

  test('can be had as an anchor, which is found again', async () => {
    const { container, component } = await render(Prose, { source });
    document.getSelection()?.selectAllChildren(container.querySelector('em') as Node);
    const anchor = component.anchor();
    expect(anchor).toEqual({
      start: 14,
      end: 17,
      exact: 'two',
      prefix: '# Title\n\nOne *',
      suffix: '* three.\n\nfour',
    });
    expect(anchor && locate(`More. ${source}`, anchor)).toEqual({ start: 20, end: 23 });
  });

  test('backwards is the same', async () => {
    const { container, component } = await render(Prose, { source });
    const node = textNode(proseOf(container), 'four');
    document.getSelection()?.setBaseAndExtent(node, 3, node, 1);
    expect(component.selection()).toEqual({ start: 28, end: 30 });
  });

  test('over several texts is each one’s own part', async () => {
    const before = await render(Prose, { source: 'first text' });
    const middle = await render(Prose, { source: 'middle *text*' });
    const after = await render(Prose, { source: 'last text' });
    document
      .getSelection()
      ?.setBaseAndExtent(
        textNode(proseOf(before.container), 'first'),
        6,
        textNode(proseOf(after.container), 'last'),
        4,
      );
    const parts = [before, middle, after].map(({ component }) => component.selection());
    expect(parts).toEqual([
      { start: 6, end: 10 },
      { start: 0, end: 13 },
      { start: 0, end: 4 },
    ]);
  });

  test('[U107] made by key it is told at once, so that the next key finds it', async () => {
    const told: unknown[] = [];
    const { component } = await render(Prose, { source, onselect: (span) => void told.push(span) });
    const span = { start: source.indexOf('four'), end: source.indexOf('four') + 4 };
    component.select(span);
    expect(told).toEqual([span]);
  });

  test('elsewhere is none, nor one of nothing but blanks', async () => {
    const { container, component } = await render(Prose, { source });
    expect(component.selection()).toBeUndefined();
    const node = textNode(proseOf(container), 'One');
    document.getSelection()?.setBaseAndExtent(node, 3, node, 4);
    expect(component.selection()).toBeUndefined();
  });
});

describe('what arrives later', () => {
  test('formulas and colours replace their source; highlights and selection stay on their words', async () => {
    const source = 'So $x^2 + y^2$ holds.\n\n```python\ndef f(): pass\n```\n\nThe end.';
    const marks = [mark('a', source, 'y^2$ holds', 4), mark('b', source, 'The end', 5)];
    const { container, component } = await render(Prose, { source, marks });
    const prose = proseOf(container);
    component.select({ start: source.indexOf('end'), end: source.indexOf('end') + 3 });
    await until(() => prose.querySelector('.katex') && prose.querySelector('.hljs-keyword'), { timeout: 10_000 });
    await until(() => painted(4)[0]?.endsWith(' holds'));
    expect(painted(5)).toEqual(['The end']);
    expect(component.selection()).toEqual({ start: source.indexOf('end'), end: source.indexOf('end') + 3 });
    expect(document.getSelection()?.toString()).toBe('end');
  });

  test('another text takes the place of the first, and its highlights with it', async () => {
    const { container, rerender } = await render(Prose, {
      source: 'one two',
      marks: [{ id: 'a', start: 0, end: 3, colour: 6, label: 'a' }],
    });
    await rerender({ source: 'three four' });
    expect([proseOf(container).textContent, painted(6)]).toEqual(['three four', ['thr']]);
  });
});

test('the copy button copies the code and says so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const { container } = await render(Prose, { source: '```\na <b>\n  c\n```' });
  const button = container.querySelector('button') as HTMLButtonElement;
  button.click();
  await until(() => button.textContent === 'Copied');
  expect(write).toHaveBeenCalledWith('a <b>\n  c');
  write.mockRestore();
});
