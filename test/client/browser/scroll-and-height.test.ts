// Frames that scroll together, and which words stand at a height of the screen.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, describe, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-svelte';
import Prose from '../../../client/reading/Prose.svelte';
import { scrollTogether } from '../../../client/reading/scroll-together.ts';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function frames(...heights: number[]): { within: HTMLElement; all: HTMLElement[] } {
  const within = document.body.appendChild(document.createElement('div'));
  const all = heights.map((height) => {
    const frame = within.appendChild(document.createElement('div'));
    frame.style.cssText = 'block-size: 100px; overflow-y: auto';
    const inside = frame.appendChild(document.createElement('div'));
    inside.style.blockSize = `${height}px`;
    return frame;
  });
  return { within, all };
}
const shares = (all: HTMLElement[]): number[] =>
  all.map((frame) => Math.round((100 * frame.scrollTop) / (frame.scrollHeight - frame.clientHeight)));

describe('frames together', () => {
  test('[U124] are at the same share of their length, whichever is scrolled', async () => {
    const { within, all } = frames(1100, 300, 5100);
    const stop = scrollTogether(within, () => all);
    (all[0] as HTMLElement).scrollTop = 500;
    await expect.poll(() => shares(all)).toEqual([50, 50, 50]);
    (all[2] as HTMLElement).scrollTop = 5000;
    await expect.poll(() => shares(all)).toEqual([100, 100, 100]);
    stop();
    (all[1] as HTMLElement).scrollTop = 0;
    await expect.poll(() => shares(all)).toEqual([100, 0, 100]);
  });

  test('[U124] do not answer each other: a small step stays a small step', async () => {
    const { within, all } = frames(100_100, 200);
    scrollTogether(within, () => all);
    for (let step = 1; step <= 5; step++) {
      (all[0] as HTMLElement).scrollTop = step * 7;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      expect((all[0] as HTMLElement).scrollTop).toBe(step * 7);
    }
  });
});

describe('the words at a height', () => {
  const paragraphs = Array.from({ length: 40 }, (_, n) => `Paragraph ${n} of words, **some** strong.`);
  const source = paragraphs.join('\n\n');

  test('[U121] are those that are painted there, in each way a text is shown', async () => {
    for (const format of ['markdown', 'plain', 'source'] as const) {
      const { component } = await render(Prose, { source, format });
      const wanted = source.indexOf('Paragraph 17');
      const box = component.boxOf({ start: wanted, end: wanted + 9 }) as DOMRect;
      expect(component.offsetAt(box.top + 3)).toBe(wanted);
      expect(component.offsetAt(-1e6)).toBe(0);
      expect(component.offsetAt(1e6)).toBeUndefined();
      cleanup();
    }
  });

  test('[U121] are found within a paragraph of many lines too', async () => {
    const long = Array.from({ length: 2_000 }, (_, n) => `word${n}`).join(' ');
    const { component } = await render(Prose, { source: long });
    const wanted = long.indexOf('word1500');
    const box = component.boxOf({ start: wanted, end: wanted + 8 }) as DOMRect;
    const found = component.offsetAt(box.top + 3) as number;
    expect(found).toBeLessThanOrEqual(wanted);
    expect(component.boxOf({ start: found, end: found + 1 })?.top).toBeCloseTo(box.top, 0);
  });
});
