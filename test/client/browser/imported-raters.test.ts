// What the file's own raters said of an open example, as people see it.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import ImportedRaters from '../../../client/judging/ImportedRaters.svelte';
import type { Labels } from '../../../shared/example/rating.ts';

afterEach(cleanup);

const expert = { name: 'Expert', kind: 'person', standing: 'expert' } as const;
const judge = { name: 'GPT-4', kind: 'model', standing: 'trainer' } as const;
const few: Labels = {
  raters: [expert, judge],
  ratings: [
    { rater: 'Expert', dimension: 'helpfulness', response: 0, value: 5 },
    { rater: 'Expert', dimension: 'helpfulness', response: 1, value: 2 },
    { rater: 'Expert', dimension: 'preference', value: 'A', rationale: 'B invents <b>a fact</b>.' },
    { rater: 'GPT-4', dimension: 'critical_error', value: true },
  ],
  spans: [
    {
      ...{ rater: 'Expert', part: { in: 'responses', index: 1 }, start: 0, end: 4, quote: 'moon' },
      ...{ category: 'fact', severity: 'major', comment: 'It is not.' },
    },
  ],
};
const text = (selector: string) => document.querySelector(selector)?.textContent?.replaceAll(/\s+/g, ' ').trim();

test('[D60] each rater has a row with kind and standing, values by response, why, and what was marked', async () => {
  await render(ImportedRaters, { labels: few });
  const region = page.getByRole('region', { name: 'Raters of the file' });
  await expect.element(region).toBeVisible();
  const said = text('section') ?? '';
  expect(said).toContain('Expert a person, expert');
  expect(said).toContain('helpfulness A 5, B 2');
  expect(said).toContain('preference A');
  expect(said, 'markup is text').toContain('B invents <b>a fact</b>.');
  expect(said).toContain('GPT-4 a model, trainer');
  expect(said).toContain('critical error Yes');
  const marked = page.getByRole('list', { name: 'Marked in the text' });
  await expect.element(marked.getByText('fact, major, in response B')).toBeVisible();
  await expect.element(marked.getByText('It is not.')).toBeVisible();
});

test('[D60] many raters are counted, and each is there on request', async () => {
  const raters = Array.from({ length: 123 }, (_, n) => ({ ...expert, name: `Rater ${n + 1}` }));
  const ratings = raters.map(({ name }, n) => ({ rater: name, dimension: 'safety', value: n < 80 ? 'No' : 'Yes' }));
  await render(ImportedRaters, { labels: { raters, ratings, spans: [] } });
  expect(text('section dl')).toBe('safety No × 80, Yes × 43');
  await expect.element(page.getByText('Rater 7', { exact: true })).not.toBeVisible();
  await page.getByText('What each of the 123 said').click();
  await expect.element(page.getByText('Rater 7', { exact: true })).toBeVisible();
});
