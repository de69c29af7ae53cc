// Text that is longer than any line: it must not push the page about.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-svelte';
import Prose from '../../../client/reading/Prose.svelte';

const proseOf = (container: HTMLElement): HTMLElement => container.querySelector('.prose') as HTMLElement;

afterEach(cleanup);

describe('very long text', { timeout: 30_000 }, () => {
  test.each(['markdown', 'plain', 'source'] as const)('of one word does not widen the page (%s)', async (format) => {
    const { container } = await render(Prose, { source: `${'x'.repeat(1_000_000)} and **more**`, format });
    const prose = proseOf(container);
    expect(prose.scrollWidth).toBeLessThanOrEqual(prose.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
  });

  test.each([
    ['a link', `[${'x'.repeat(5_000)}](https://a.example/${'y'.repeat(5_000)})`],
    ['a heading', `# ${'x'.repeat(5_000)}`],
    ['a cell', `| ${'x'.repeat(5_000)} | b |\n|---|---|`],
    ['code', `\`\`\`\n${'x'.repeat(5_000)}\n\`\`\``],
    ['code in a line', `\`${'x'.repeat(5_000)}\``],
    ['raw HTML', `<a href="${'x'.repeat(5_000)}">`],
    ['a formula', `$$${'x+'.repeat(500)}x$$`],
    ['stacked accents', `a${'\u0301'.repeat(5_000)}`],
  ])('in %s stays inside', async (_name, source) => {
    const { container } = await render(Prose, { source });
    const prose = proseOf(container);
    if (source.startsWith('$$')) await vi.waitUntil(() => prose.querySelector('.katex'), { timeout: 10_000 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(document.documentElement.clientWidth);
    expect(prose.clientHeight).toBeLessThan(20_000);
  });
});
