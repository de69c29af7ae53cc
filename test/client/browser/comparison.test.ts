// The comparison of an open example as people see it.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import Comparison from '../../../client/judging/Comparison.svelte';
import type { MemberView } from '../../../shared/protocol/rooms.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import type { Laid } from '../../../shared/room/laid.ts';
import { questionsOf } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const example = 'e'.repeat(22);
const member = (letter: string, name: string, colour: number): MemberView => ({
  id: letter.repeat(22),
  name,
  role: 'trainer',
  standing: 'trainer',
  judges: true,
  colour,
});
const ana = member('a', 'Ana', 1);
const bo = member('b', 'Bo', 2);
const questions = questionsOf(rubricTemplates.helpfulness, 2);

const score = (by: MemberView, value: number, more: Partial<Laid> = {}): [string, Laid] => [
  entryRef(by.id, `judgment.${example}.helpfulness.0`),
  {
    author: by.id,
    acceptedAt: 1,
    stage: 'blind',
    entry: { kind: 'judgment', example, dimension: 'helpfulness', response: 0, value },
    ...more,
  },
];
const show = (...laid: [string, Laid][]) =>
  render(Comparison, { example, questions, members: [ana, bo], me: ana.id, laid: new Map(laid) });
const line = (name: string) =>
  page.getByRole('list', { name: 'Helpfulness, response A' }).getByRole('listitem').filter({ hasText: name });

afterEach(cleanup);

describe('the comparison', () => {
  test('[J4] shows what was blind struck through, beside what it became and how', async () => {
    await show(score(ana, 2, { stage: 'open', first: { stage: 'blind', value: 4, acceptedAt: 1 } }), score(bo, 5));
    const said = (name: string) => line(name).element().textContent?.replaceAll(/\s+/g, ' ').trim();
    await expect.element(line('Bo')).toBeVisible();
    expect(said('Ana')).toMatch(/4 blind → 2 · Mostly misses the need open$/);
    expect(line('Ana').element().querySelector('s')?.textContent).toBe('4');
    expect(said('Bo')).toMatch(/5 · As good as an expert would give blind$/);
  });

  test('[J63] says quietly who read which response first', async () => {
    await show(score(ana, 3, { order: [1, 0] }), score(bo, 5, { order: [0, 1] }));
    await expect.element(page.getByText('Read first: A by Bo; B by Ana.')).toBeVisible();
  });

  test('[J63] says nothing of it where nothing was shuffled', async () => {
    await show(score(ana, 3), score(bo, 5));
    await expect.element(line('Bo')).toBeVisible();
    expect(page.getByText(/Read first/).elements()).toEqual([]);
  });

  test('says plainly who has not judged', async () => {
    await show(score(ana, 3));
    await expect.element(page.getByText('Bo has not judged this example.')).toBeVisible();
  });

  test('says when nobody has', async () => {
    await show();
    await expect.element(page.getByText('Nobody has judged this example yet.')).toBeVisible();
  });
});

describe('objective and subjective questions', () => {
  const cy = member('c', 'Cy', 3);
  const all = [ana, bo, cy];
  const three = new Map([score(ana, 4), score(bo, 4), score(cy, 1)]);

  test('[U202] of an objective one the farthest comes first, and the middle is told', async () => {
    void render(Comparison, { example, questions, members: all, me: ana.id, laid: three });
    const lines = page.getByRole('list', { name: 'Helpfulness, response A' }).getByRole('listitem');
    await expect.element(lines.first().getByText(/Cy/).first()).toBeVisible();
    await expect.element(page.getByText(/^The middle of what was given: 4/)).toBeVisible();
  });

  test('[U202] of a subjective one answers come with their people, and nobody stands apart', async () => {
    const subjective = questions.map((question) => ({
      ...question,
      dimension: { ...question.dimension, nature: 'subjective' as const },
    }));
    void render(Comparison, { example, questions: subjective, members: all, me: ana.id, laid: three });
    const lines = page.getByRole('list', { name: 'Helpfulness, response A' }).getByRole('listitem');
    await expect.element(lines.nth(1)).toBeVisible();
    expect(lines.nth(1).element().textContent).toMatch(/4[\s\S]*Ana[\s\S]*Bo/);
    expect(document.body.textContent).not.toMatch(/The middle of|of the way from/);
  });

  test('[U207] a rationale can be discussed by those who may', async () => {
    const ref = entryRef(bo.id, `rationale.${example}`);
    const entry = { kind: 'rationale', example, text: 'B is right.' } as const;
    const laid = new Map([...three, [ref, { author: bo.id, acceptedAt: 1, entry }] as [string, Laid]]);
    const asked: string[] = [];
    const props = { example, questions, members: all, me: ana.id, laid };
    void render(Comparison, { ...props, discuss: (entry: string) => asked.push(entry) });
    await page.getByRole('button', { name: 'Discuss what Bo wrote' }).click();
    expect(asked).toEqual([ref]);
  });
});
