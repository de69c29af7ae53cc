// Text that is not laid out: plain, and as source with its invisible characters.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-svelte';
import Prose from '../../../client/reading/Prose.svelte';

afterEach(cleanup);

test('the source view shows what is invisible, with the same offsets, and copies as it was', async () => {
  const source = '**a**\u00A0b \u202Ec\u202C\td \n# e\r\n\u200B';
  const { container, component } = await render(Prose, { source, format: 'source' });
  const prose = container.querySelector('.prose') as HTMLElement;
  const shown = [...prose.querySelectorAll<HTMLElement>('[data-mark]')].map((element) => element.dataset.mark);
  expect(shown).toEqual(['NBSP', 'RLO', 'PDF', '→', '·', 'CR', 'ZWSP']);
  component.select({ start: 2, end: source.length });
  expect(component.selection()).toEqual({ start: 2, end: source.length });
  expect(document.getSelection()?.toString()).toBe(source.slice(2).replace('\r', ''));
});

test('plain text keeps its lines and blanks; each line has its own direction', async () => {
  const source = '**a**  b\n\n  שלום\nend';
  const { container, component } = await render(Prose, { source, format: 'plain' });
  const lines = [...container.querySelectorAll('.plain > div')];
  expect(lines.map((line) => getComputedStyle(line).direction)).toEqual(['ltr', 'ltr', 'rtl', 'ltr']);
  const heights = lines.map((line) => line.getBoundingClientRect().height);
  expect(new Set(heights).size).toBe(1);
  component.select({ start: 0, end: source.length });
  expect(document.getSelection()?.toString()).toBe(source);
});
