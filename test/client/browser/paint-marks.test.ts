// Painting marks: what changes is painted, and nothing else is touched.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MarksOfText } from '../../../client/annotating/marks-of-text.ts';
import { layerName } from '../../../client/reading/highlight-registry.ts';
import type { Mark } from '../../../client/reading/mark.ts';
import { TextPaint } from '../../../client/reading/paint-marks.ts';
import { renderPlain } from '../../../client/reading/render-plain.ts';
import type { Rendered } from '../../../client/reading/rendered.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const source = 'word '.repeat(2_000);
const added = vi.spyOn(Highlight.prototype, 'add');
const taken = vi.spyOn(Highlight.prototype, 'delete');
let paint: TextPaint;
let rendered: Rendered;
const painter = {
  show: (marks: readonly Mark[], attended: string | undefined) => paint.show(rendered, marks, attended, []),
  clear: () => paint.clear(),
};
const mark = (n: number, colour: Mark['colour'] = 1, more: Partial<Mark> = {}): Mark => ({
  id: `m${n}`,
  start: n * 5,
  end: n * 5 + 4,
  colour,
  label: '',
  ...more,
});
const sizes = () =>
  Object.fromEntries([...CSS.highlights].map(([name, { size }]) => [name, size]).filter(([, size]) => size));

beforeEach(() => {
  rendered = renderPlain(source);
  document.body.append(rendered.dom);
  paint = new TextPaint();
  added.mockClear();
  taken.mockClear();
});
afterEach(() => {
  painter.clear();
  document.body.replaceChildren();
});

test('[U114] one mark more among a thousand is one range more', () => {
  const thousand = Array.from({ length: 1_000 }, (_, n) => mark(n, ((n % 10) + 1) as Mark['colour']));
  painter.show(thousand, undefined);
  expect(added).toHaveBeenCalledTimes(1_000);
  added.mockClear();
  painter.show([...thousand, mark(1_500, 12)], undefined);
  expect(added).toHaveBeenCalledTimes(1);
  expect(taken).not.toHaveBeenCalled();
  painter.show(thousand, 'm3');
  expect([added.mock.calls.length, taken.mock.calls.length]).toEqual([2, 1]);
  expect(sizes()[layerName('attended')]).toBe(1);
});

test('[U114] a change of colour, an instinct, and going away move only their own range', () => {
  painter.show([mark(1), mark(2)], undefined);
  const [first] = CSS.highlights.get(layerName(1)) ?? [];
  painter.show([mark(1), mark(2, 5, { instinct: true })], undefined);
  expect(sizes()).toEqual({ 'mark-1': 1, 'mark-5': 1, 'mark-instinct': 1 });
  expect([...(CSS.highlights.get(layerName(1)) ?? [])]).toEqual([first]);
  painter.show([mark(2, 5, { instinct: true })], undefined);
  expect(sizes()).toEqual({ 'mark-5': 1, 'mark-instinct': 1 });
  painter.clear();
  expect(sizes()).toEqual({});
});

test('[U114] after any changes the paint is that of the last marks', () => {
  const random = seededRandom(114);
  for (let round = 0; round < 60; round++) {
    const marks = Array.from({ length: random.below(30) }, () => mark(random.below(60), (random.below(3) + 1) as 1));
    const unique = [...new Map(marks.map((one) => [one.id, one])).values()];
    painter.show(unique, unique[0]?.id);
    const expected = Object.fromEntries(
      ([1, 2, 3] as const)
        .map((colour) => [layerName(colour), unique.filter((one) => one.colour === colour).length] as const)
        .filter(([, size]) => size > 0),
    );
    expect(sizes()).toEqual({ ...expected, ...(unique.length > 0 ? { 'mark-attended': 1 } : {}) });
  }
});

test('[U114] marks of a text stay the same objects while what they are made of does', () => {
  const part = { in: 'responses', index: 0 } as const;
  const marked = (n: number, label = '') => ({
    id: `m${n}`,
    anchor: anchors[n] as (typeof anchors)[0],
    colour: 1 as const,
    label,
    instinct: false,
  });
  const anchors = [0, 5, 10].map((start) => ({ part, start, end: start + 4, exact: 'word', prefix: '', suffix: ' ' }));
  const text = new MarksOfText();
  const one = text.of([marked(0), marked(1)], source);
  expect(text.of([marked(0), marked(1)], source)).toBe(one);
  const two = text.of([marked(0), marked(1, 'tagged'), marked(2)], source);
  expect(two[0]).toBe(one[0]);
  expect(two[1]).not.toBe(one[1]);
  expect(text.of([marked(0)], 'no such thing')).toEqual([]);
});
