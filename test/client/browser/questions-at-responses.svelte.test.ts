// What is asked of each response, at its text: the panel's own questions in another place.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { SampleGround } from '../../../client/rubric/sample-ground.svelte.ts';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import PanelStage from './PanelStage.svelte';

const common = { help: '', nature: 'objective', ceiling: 'low', required: true } as const;
const rubric: Rubric = {
  title: 'Use and order',
  dimensions: [
    {
      ...{ ...common, id: 'use', name: 'Use', question: 'Of what use is it?', type: 'scale', per: 'response' },
      ...{ points: 5, anchors: { '4': 'Does what was asked' } },
    },
    { ...common, id: 'order', name: 'Order', question: 'Which is best?', type: 'ranking', per: 'example', ties: true },
    { ...common, id: 'harm', name: 'Harm', question: 'Any?', type: 'yes-no', per: 'response', critical: true },
  ] satisfies Dimension[],
};

let beside = $state.raw(true);
afterEach(async () => {
  await cleanup();
  beside = true;
});
async function aPanel({ textHeight = 0, ...about }: { order?: readonly number[]; textHeight?: number } = {}) {
  const ground = new SampleGround({ rubric: () => rubric, responses: () => 2, beside: () => beside, ...about });
  await render(PanelStage, { ground, textHeight });
  return { ground, answers: () => ground.desk.answers(ground.example, ground.questions) };
}
const text = (n: number) => page.getByRole('article', { name: `Text ${n}` });
const panel = () => page.getByRole('region', { name: 'Your judgment', exact: true });
const press = (keys: string) => userEvent.keyboard(keys);
const namesIn = (of: ReturnType<typeof text>) =>
  of
    .getByRole('radiogroup')
    .elements()
    .map((element) => element.getAttribute('aria-label'));

test('[U183] each response has its own questions, the panel those about the example', async () => {
  await aPanel();
  await expect.element(text(1).getByRole('radiogroup', { name: 'Harm, response A' })).toBeVisible();
  expect(namesIn(text(1))).toEqual(['Use, response A', 'Harm, response A']);
  expect(namesIn(text(2))).toEqual(['Use, response B', 'Harm, response B']);
  expect(namesIn(panel())).toEqual([]);
  await expect.element(panel().getByText('Which is best?')).toBeVisible();
});

test('[U183] the same keys give the same answers, and the panel says what was answered where', async () => {
  const { answers, ground } = await aPanel();
  await press('42');
  await expect.element(panel().getByRole('button', { name: 'Use, response A: 4. Go there' })).toBeVisible();
  await press('211');
  expect(answers()).toEqual({ 'use.0': 4, 'use.1': 2, order: [2, 1], 'harm.0': true, 'harm.1': true });
  await press('z');
  await text(2).getByRole('radiogroup', { name: 'Harm, response B' }).getByRole('radio', { name: 'No' }).click();
  await press('{Enter}');
  expect(answers()).toMatchObject({ 'harm.1': false });
  expect(ground.desk.isLockedIn(ground.example)).toBe(true);
});

test('[U183] what is missing is named in the panel, and the focus goes to its place at the response', async () => {
  await aPanel();
  await press('42{Enter}');
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('Still to answer: Order, Harm, response A and Harm, response B.');
  await panel().getByRole('button', { name: 'Harm, response B: not answered. Go there' }).click();
  await expect.element(text(2).getByRole('radio', { name: 'Yes' })).toHaveFocus();
});

test('[U183] [J25] what I see as A has the questions of A, whichever it is in the file', async () => {
  const { answers } = await aPanel({ order: [1, 0] });
  expect(namesIn(text(2))).toEqual(['Use, response A', 'Harm, response A']);
  await text(2).getByRole('radiogroup', { name: 'Use, response A' }).getByRole('radio', { name: /^4/ }).click();
  expect(answers()).toEqual({ 'use.1': 4 });
});

test('[U183] where responses have no texts of their own, the panel asks everything, with what was answered', async () => {
  await aPanel();
  await press('4');
  beside = false;
  const use = panel().getByRole('radiogroup', { name: 'Use, response A' });
  await expect.element(use.getByRole('radio', { name: /^4/ })).toBeChecked();
  expect(namesIn(text(1))).toEqual([]);
});

test('[U183] what an answer means is said beside the name of its question', async () => {
  await aPanel();
  await expect.element(text(1).getByText('Of what use is it?')).toBeVisible();
  await press('4');
  await expect.element(text(1).getByText('4 · Does what was asked')).toBeVisible();
});

test('[U230] who reads far above the questions and answers by digit goes on reading, and by arrow is led to them', async () => {
  await page.viewport(900, 700);
  const { answers } = await aPanel({ textHeight: 2_000 });
  const of = (n: number) => text(n).getByRole('radiogroup', { name: /^Use/ });
  scrollTo(0, 300);
  await press('4');
  await expect.element(of(2).getByRole('radio').first()).toHaveFocus();
  expect(scrollY).toBe(300);

  await press('{ArrowUp}');
  await expect.element(of(1).getByRole('radio', { name: /^4/ })).toHaveFocus();
  await expect.element(of(1)).toBeInViewport();
  await press('5');
  await expect.element(of(2).getByRole('radio').first()).toHaveFocus();
  await expect.element(of(2)).toBeInViewport();
  expect(answers()).toMatchObject({ 'use.0': 5 });
});
