// From spans of source to ranges of the page and back, on made-up Markdown and on real rows.
import { describe, expect, test } from 'vitest';
import { cutCode } from '../../../client/reading/code-engine.ts';
import { renderMarkdown } from '../../../client/reading/markdown/render-markdown.ts';
import { setMaths } from '../../../client/reading/maths-engine.ts';
import { rangeOf } from '../../../client/reading/range-of.ts';
import { renderSource } from '../../../client/reading/render-source.ts';
import type { Rendered } from '../../../client/reading/rendered.ts';
import { sourceOffset } from '../../../client/reading/source-offset.ts';
import { lostLetters, offsetFaults } from './exact-offsets.ts';
import { madeUpMarkdown, seeded } from './made-up-markdown.ts';
import { rowsOf, sharedData, stringsIn } from './shared-data.ts';

const engines = { maths: setMaths, code: cutCode };

/** Takes random spans there and back; the answer must lie inside, or at the ends of a formula or entity that the span cuts. */
function strayedSpans(rendered: Rendered, source: string, random: () => number, count: number): string[] {
  const strayed: string[] = [];
  for (let i = 0; i < count; i++) {
    const from = Math.floor(random() * source.length);
    const to = Math.min(source.length, from + 1 + Math.floor(random() * 60));
    const range = rangeOf(rendered, from, to);
    if (!range) continue;
    const start = sourceOffset(rendered, range.startContainer, range.startOffset, 'start') ?? Number.NaN;
    const end = sourceOffset(rendered, range.endContainer, range.endOffset, 'end') ?? Number.NaN;
    const cut = rendered.pieces.filter((piece) => piece.node instanceof Element && piece.from < to && piece.to > from);
    const lowest = Math.min(from, ...cut.map((piece) => piece.from));
    const highest = Math.max(to, ...cut.map((piece) => piece.to));
    if (!(start >= lowest && start < end && end <= highest)) strayed.push(`${from}–${to} came back as ${start}–${end}`);
  }
  return strayed;
}

function check(source: string, seed: number, count: number): void {
  for (const rendered of [renderMarkdown(source), renderMarkdown(source, engines), renderSource(source)]) {
    document.body.replaceChildren(rendered.dom);
    expect(strayedSpans(rendered, source, seeded(seed), count)).toEqual([]);
  }
  const detached = renderMarkdown(source, engines);
  expect(offsetFaults(detached, source)).toEqual([]);
  expect(lostLetters(detached, source)).toEqual([]);
}

test('1,000 random spans of made-up Markdown come back inside themselves', () => {
  for (let seed = 1; seed <= 50; seed++) check(madeUpMarkdown(seeded(seed)), seed, 20);
});

describe.each([
  ['math_latex/math_cot_100.jsonl', 25],
  ['math_latex/gaokao_math_qa.zh.test.jsonl', 25],
  ['math_latex/olympiadbench.first150.jsonl', 25],
  ['multilingual/xquad.ar.first8articles.json', 20],
  ['multilingual/xquad.hi.first8articles.json', 20],
  ['multilingual/xquad.th.first8articles.json', 20],
  ['mt_bench/reference_answer.gpt-4.jsonl', 25],
])('rows of %s', (path, count) => {
  test('random spans come back inside themselves', { timeout: 30_000 }, async ({ skip }) => {
    const text = await sharedData(path);
    if (text === undefined) return skip('the shared data is not there');
    const rows = path.endsWith('.jsonl') ? rowsOf(text) : [JSON.parse(text)];
    const sources = rows.flatMap(stringsIn).filter((source) => source.length > 40);
    const step = Math.ceil(sources.length / count);
    for (let i = 0; i < sources.length; i += step) check(sources[i] ?? '', i + 1, 20);
  });
});

describe('a place that is no text', () => {
  const rendered = renderMarkdown('# One\n\ntwo **three**\n\n- four', engines);
  const root = document.createElement('div');
  root.append(rendered.dom);
  document.body.replaceChildren(root);
  const at = (selector: string): Element => root.querySelector(selector) as Element;

  test('between blocks belongs to the next one as a start and to the one before as an end', () => {
    expect(sourceOffset(rendered, root, 1, 'start')).toBe(7);
    expect(sourceOffset(rendered, root, 1, 'end')).toBe(5);
  });
  test('at the beginning of a block is its first character', () => {
    expect(sourceOffset(rendered, at('strong'), 0, 'start')).toBe(13);
    expect(sourceOffset(rendered, at('li'), 0, 'start')).toBe(24);
  });
  test('before everything has no end, and after everything no start', () => {
    expect(sourceOffset(rendered, root, 0, 'end')).toBeUndefined();
    expect(sourceOffset(rendered, root, root.childNodes.length, 'start')).toBeUndefined();
    expect(sourceOffset(rendered, root, root.childNodes.length, 'end')).toBe(28);
  });
  test('a span of nothing but markup has no range', () => {
    expect(rangeOf(rendered, 0, 1)).toBeUndefined();
    expect(rangeOf(rendered, 11, 13)).toBeUndefined();
    expect(rangeOf(rendered, 28, 40)).toBeUndefined();
  });
});
