// The screens of numbers in a real browser: the real worker, on what a server answers.
import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Numbers from '../../../client/calibrating/Numbers.svelte';
import type { CalibrationView } from '../../../shared/protocol/calibration.ts';
import { aMember, anExample, aRoom, idOf, serve } from './screens-stage.ts';

vi.mock('../../../client/calibrating/hear-changes.ts', () => ({
  hearChanges: (_room: string, heard: { changed(): void; configured(): void }) => {
    hears.push(heard);
    return () => undefined;
  },
}));
const hears: { changed(): void; configured(): void }[] = [];

const EXAMPLES = 12;
const ada = aMember();
const ben = aMember({ id: idOf('ben'), name: 'Ben', role: 'trainer', colour: 2 });
const examples = Array.from({ length: EXAMPLES }, (_, position) => anExample(position));
const room = aRoom({ examples: examples.map(({ id }) => id), members: [ada, ben] });

const judgment = (member: string, example: string, value: number): CalibrationView['judgments'][number] => ({
  ...{ member, example, stage: 'blind', rubricVersion: idOf('rubric'), rationale: '', versions: {}, acceptedAt: 1 },
  answers: { 'helpfulness.0': value, 'helpfulness.1': 3, 'critical-error.0': false, 'critical-error.1': false },
  ...{ confidence: null, cannotJudge: null, expectedShares: {}, seconds: 20, responseOrder: null },
});

/** Ben is one point stricter on each of the first `open` examples. */
const answer = (open: number): CalibrationView => ({
  examples: examples.slice(0, open).map(({ id }) => ({
    ...{ example: id, sealed: {}, said: [], shownAt: {} },
    labels: { raters: [], ratings: [], spans: [] },
  })),
  judgments: examples
    .slice(0, open)
    .flatMap(({ id }, at) => [judgment(ada.id, id, 2 + (at % 4)), judgment(ben.id, id, 1 + (at % 4))]),
  members: [ada, ben].map(({ id, name, standing, colour }) => ({ id, name, standing, colour })),
});

function serving(open: () => number): void {
  serve({
    [`GET /rooms/${room.id}/examples`]: { total: EXAMPLES, examples },
    [`GET /rooms/${room.id}/rubric-versions`]: [],
    [`GET /rooms/${room.id}/calibration`]: () => answer(open()),
  });
}

describe('numbers', () => {
  test('[U220] nothing is open: it says where numbers will come from, and shows none', async () => {
    serving(() => 0);
    await render(Numbers, { view: room, asked: 'overview' });
    await expect.element(page.getByText('No numbers yet.')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/n\u00a0\d/);
  });

  test('[U221] what is opened later is in the numbers without a reload', async () => {
    let open = 3;
    serving(() => open);
    await render(Numbers, { view: room, asked: 'agreement' });
    await expect.element(page.getByText(/2\u00a0raters, 6\u00a0items/).first()).toBeVisible();
    open = 12;
    hears.at(-1)?.changed();
    await expect.element(page.getByText(/2\u00a0raters, 24\u00a0items/).first()).toBeVisible();
  });

  test('[U223] a portrait says how much stricter, surely; what cannot be said has its reason', async () => {
    serving(() => EXAMPLES);
    await render(Numbers, { view: room, asked: 'raters' });
    await expect.element(page.getByRole('heading', { name: 'Portrait of Ada' })).toBeVisible();
    await expect.element(page.getByText(/about 0\.50 milder than the others, surely milder/)).toBeVisible();
    await expect.element(page.getByText('No expert judged this.').first()).toBeVisible();
  });

  test('[U223] every figure has its table, with the same numbers', async () => {
    serving(() => EXAMPLES);
    await render(Numbers, { view: room, asked: 'agreement' });
    await expect.element(page.getByRole('figure', { name: 'Krippendorff’s α' })).toBeVisible();
    const figures = document.querySelectorAll('figure');
    expect([...figures].every((figure) => figure.querySelector('details table') !== null)).toBe(true);
  });

  test.each(['agreement', 'disagreement', 'raters', 'probes', 'overview'] as const)(
    '[U228] on %s every mark of a plot is a link, and one of the same address is reached by keys and has a name',
    async (part) => {
      serving(() => EXAMPLES);
      await render(Numbers, { view: room, asked: part });
      await expect.element(page.getByText('Computing the numbers…')).not.toBeInTheDocument();
      const marks = [...document.querySelectorAll('svg .full, svg .ring, .dots rect')].filter(
        (mark) => mark.closest('.dots, figure') !== null,
      );
      expect(marks.length).toBeGreaterThan(0);
      const outside = marks.filter((mark) => mark.closest('a') === null);
      expect(outside.map((mark) => mark.outerHTML)).toEqual([]);
      const reached = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(
        (link) => !(link instanceof SVGElement) && link.tabIndex >= 0,
      );
      const named = new Set(
        reached
          .filter((link) => (link.ariaLabel ?? link.textContent).trim() !== '')
          .map((link) => link.getAttribute('href')),
      );
      const unreached = marks
        .map((mark) => mark.closest('a')?.getAttribute('href') ?? '')
        .filter((href) => !named.has(href));
      expect(unreached).toEqual([]);
    },
  );

  test('[U221] [N42] a version of the rubric that is published meanwhile is taken up, and what it left behind is said to be left out', async () => {
    serving(() => EXAMPLES);
    const version = (id: string, number: number, question: string) => ({
      ...{ id: idOf(id), number, note: '', sameMeaning: [], publishedAt: number, publishedBy: null },
      rubric: {
        ...room.rubric,
        dimensions: room.rubric.dimensions.map((each) => (each.id === 'helpfulness' ? { ...each, question } : each)),
      },
    });
    const published = [version('rubric', 1, 'How helpful is it?')];
    serve({
      [`GET /rooms/${room.id}/examples`]: { total: EXAMPLES, examples },
      [`GET /rooms/${room.id}/calibration`]: answer(EXAMPLES),
      [`GET /rooms/${room.id}/rubric-versions`]: () => published,
    });
    await render(Numbers, { view: room, asked: 'agreement' });
    await expect.element(page.getByRole('heading', { name: /^Helpfulness/ })).toBeVisible();
    expect(page.getByText(/left out/).elements()).toEqual([]);
    published.push(version('second', 2, 'How far does it solve what was asked?'));
    hears.at(-1)?.configured();
    await expect.element(page.getByText(/^48.answers to Helpfulness are left out/)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: /^Helpfulness/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('heading', { name: /^Critical error/ })).toBeVisible();
  });

  test('[U220] when the server cannot be reached it says so, and asks again', async () => {
    serve({});
    await render(Numbers, { view: room, asked: 'overview' });
    await expect.element(page.getByRole('alert')).toBeVisible();
    serving(() => EXAMPLES);
    await page.getByRole('button', { name: /again/i }).click();
    await expect.element(page.getByText('What to look at next')).toBeVisible();
  });
});
