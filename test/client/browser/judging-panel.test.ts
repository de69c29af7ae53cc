// The judging panel by keyboard and pointer, over a real desk.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import { SampleGround } from '../../../client/rubric/sample-ground.svelte.ts';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { type RoomSettings, usualSettings } from '../../../shared/room/settings.ts';
import PanelStage from './PanelStage.svelte';

const helpfulness: Rubric = {
  title: 'Helpfulness',
  dimensions: rubricTemplates.helpfulness.dimensions.filter(({ id }) => ['helpfulness', 'critical-error'].includes(id)),
};
interface About {
  settings?: Partial<RoomSettings>;
  responses?: number;
  order?: readonly number[];
}
async function aPanel(rubric: Rubric = helpfulness, { settings, responses = 2, order }: About = {}) {
  const ground = new SampleGround({
    rubric: () => rubric,
    responses: () => responses,
    settings: () => ({ ...usualSettings, ...settings }),
    ...(order && { order }),
  });
  await render(PanelStage, { ground });
  const { desk, example, questions } = ground;
  return {
    ground,
    answers: () => desk.answers(example, questions),
    isLockedIn: () => desk.isLockedIn(example),
    desk,
    example,
  };
}
const group = (name: string) => page.getByRole('radiogroup', { name });
const press = (keys: string) => userEvent.keyboard(keys);
const common = { question: 'Which?', help: '', nature: 'objective', ceiling: 'low', required: true } as const;
const asking = (...dimensions: Dimension[]): Rubric => ({ title: 'Some', dimensions });
const choices: Dimension = {
  ...{ ...common, id: 'faults', name: 'Faults', type: 'choices', per: 'example' },
  choices: [
    { id: 'long', label: 'Too long' },
    { id: 'rude', label: 'Rude' },
  ],
};
const ranking: Dimension = { ...common, id: 'order', name: 'Order', type: 'ranking', per: 'example', ties: true };
const number: Dimension = {
  ...{ ...common, id: 'minutes', name: 'Minutes', type: 'number', per: 'example' },
  ...{ min: 0, max: 60, step: 5, unit: 'min' },
};
const text: Dimension = { ...common, id: 'title', name: 'Title', type: 'text', per: 'example', limit: 60 };
const spans: Dimension = {
  ...{ ...common, id: 'errors', name: 'Errors', type: 'spans', per: 'response' },
  categories: [
    { id: 'accuracy', label: 'Accuracy' },
    { id: 'fluency', label: 'Fluency' },
  ],
  severities: [
    { id: 'minor', label: 'Minor', weight: 1 },
    { id: 'major', label: 'Major', weight: 5 },
  ],
};
afterEach(cleanup);

describe('by keyboard alone', () => {
  test('[J26] [U10] digits answer and go on, Enter locks in, u unlocks: four questions in five keys', async () => {
    const { answers, isLockedIn } = await aPanel();
    await press('4221{Enter}');
    expect(answers()).toEqual({
      'helpfulness.0': 4,
      'helpfulness.1': 2,
      'critical-error.0': false,
      'critical-error.1': true,
    });
    expect(isLockedIn()).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await press('1');
    expect(answers()['critical-error.1'], 'locked in means locked').toBe(true);
    await press('u');
    expect(isLockedIn()).toBe(false);
  });

  test('[J1] locking in too early says what is missing and moves there', async () => {
    const { isLockedIn } = await aPanel();
    await press('42{Enter}');
    expect(isLockedIn()).toBe(false);
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('Still to answer: Critical error, response A and Critical error, response B.');
    expect(document.activeElement?.closest('[role="radiogroup"]')?.getAttribute('aria-label')).toBe(
      'Critical error, response A',
    );
  });

  test('[J26] → and ← choose within a question that has the focus', async () => {
    await aPanel();
    await press('{ArrowDown}{ArrowUp}');
    await press('{ArrowRight}');
    await expect.element(group('Helpfulness, response A').getByRole('radio', { name: /^2/ })).toBeChecked();
    await press('{ArrowLeft}');
    await expect.element(group('Helpfulness, response A').getByRole('radio', { name: /^1/ })).toBeChecked();
  });

  test('[J26] no key does anything while a rationale is typed, and the text is on the desk when locking in', async () => {
    const { answers, isLockedIn, desk, example } = await aPanel();
    await press('4222');
    await page.getByRole('textbox', { name: /Rationale/ }).fill('1 u 5');
    expect(answers()['critical-error.1']).toBe(false);
    await page.getByRole('button', { name: /Lock in/ }).click();
    expect(isLockedIn()).toBe(true);
    expect(desk.rationale(example)).toBe('1 u 5');
  });

  test('[J27] z takes back the last answers one after the other, and moves to them', async () => {
    const { answers } = await aPanel();
    await press('421');
    await press('z');
    expect(answers()).toEqual({ 'helpfulness.0': 4, 'helpfulness.1': 2 });
    await press('{Control>}z{/Control}');
    expect(answers()).toEqual({ 'helpfulness.0': 4 });
    await press('5');
    expect(answers()).toEqual({ 'helpfulness.0': 4, 'helpfulness.1': 5 });
  });

  test('[J26] several choices are switched by their digits, and 0 says that none applies', async () => {
    const { answers, isLockedIn } = await aPanel(asking(choices));
    await press('21');
    expect(answers()).toEqual({ faults: ['long', 'rude'] });
    await press('2');
    expect(answers()).toEqual({ faults: ['long'] });
    await press('0{Enter}');
    expect(answers()).toEqual({ faults: [] });
    expect(isLockedIn()).toBe(true);
  });

  test('[J28] responses are ranked by their digits, best first; the last one needs none', async () => {
    const { answers, isLockedIn } = await aPanel(asking(ranking), { responses: 3 });
    await press('31{Enter}');
    expect(answers()).toEqual({ order: [2, 3, 1] });
    expect(isLockedIn()).toBe(true);
  });

  test('[J28] the one with the focus moves by ← and →, and = ties it with the one above', async () => {
    const { answers } = await aPanel(asking(ranking), { responses: 3 });
    await press('123');
    await page.getByRole('button', { name: 'Response C: place 3 of 3' }).element().focus();
    await press('{ArrowLeft}');
    expect(answers()).toEqual({ order: [1, 3, 2] });
    await press('=');
    expect(answers()).toEqual({ order: [1, 3, 1] });
    await press('=');
    expect(answers()).toEqual({ order: [1, 3, 2] });
  });

  test('[J26] a number is typed in its field and taken only on its steps; Enter goes on', async () => {
    const { answers, isLockedIn } = await aPanel(asking(number, choices));
    await press('{ArrowUp}');
    await press('7');
    await expect.element(page.getByRole('alert')).toHaveTextContent('From 0 to 60 min, in steps of 5.');
    expect(answers()).toEqual({});
    await press('{Backspace}25{Enter}1{Enter}');
    expect(answers()).toEqual({ minutes: 25, faults: ['long'] });
    expect(isLockedIn()).toBe(true);
  });

  test('[J26] an answer in words is typed in its field; Ctrl+Enter goes on', async () => {
    const { answers, isLockedIn } = await aPanel(asking(text, choices));
    await press('{ArrowUp}');
    await press('Two loaves{Control>}{Enter}{/Control}0{Enter}');
    expect(answers()).toEqual({ title: 'Two loaves', faults: [] });
    expect(isLockedIn()).toBe(true);
  });

  test('[J29] selected words become an error by two digits; without errors 0 says so', async () => {
    const { answers, ground, isLockedIn } = await aPanel(asking(spans));
    const part = { in: 'responses', index: 0 } as const;
    ground.select({ part, source: 'The moon are round.', span: { start: 9, end: 12 } });
    await expect.element(page.getByText(/^What is wrong with/)).toBeVisible();
    await press('2');
    await expect.element(page.getByText(/^How severe is it in/)).toBeVisible();
    await press('2');
    expect(answers()).toEqual({
      'errors.0': [
        {
          anchor: { part, start: 9, end: 12, exact: 'are', prefix: 'The moon ', suffix: ' round.' },
          category: 'fluency',
          severity: 'major',
        },
      ],
    });
    await expect.element(page.getByText(/Fluency, Major/)).toBeVisible();
    await press('{ArrowDown}0{Enter}');
    expect(answers()['errors.1']).toEqual([]);
    expect(isLockedIn()).toBe(true);
  });

  test('[J29] words of one response answer no question about another', async () => {
    const { answers, ground } = await aPanel(asking(spans));
    ground.select({ part: { in: 'responses', index: 1 }, source: 'Yes.', span: { start: 0, end: 3 } });
    const other = page.getByRole('group', { name: 'Errors, response B' });
    await expect.element(other.getByText(/^What is wrong/)).toBeVisible();
    await press('11');
    expect(Object.keys(answers())).toEqual(['errors.1']);
  });
});

describe('what else belongs to a judgment', () => {
  test('[J20] o asks why it cannot be judged, and the reason takes the place of all answers', async () => {
    const { answers, isLockedIn, desk, example } = await aPanel();
    await press('4o');
    await expect.element(page.getByRole('textbox', { name: 'I cannot judge this' })).toHaveFocus();
    await press('It is in Finnish.{Enter}');
    expect(isLockedIn()).toBe(true);
    expect(desk.cannotJudge(example)).toBe('It is in Finnish.');
    await press('u');
    await press('5');
    expect(desk.cannotJudge(example), 'who answers can judge it after all').toBeUndefined();
    expect(answers()).toEqual({ 'helpfulness.0': 4, 'helpfulness.1': 5 });
  });

  test('[J21] a required rationale is counted down and asked for when locking in', async () => {
    const { isLockedIn } = await aPanel(helpfulness, { settings: { rationale: 'required', rationaleMinimum: 10 } });
    await press('4222{Enter}');
    expect(isLockedIn()).toBe(false);
    await expect.element(page.getByRole('status')).toHaveTextContent('Say why first: 10 more characters are needed.');
    await expect.element(page.getByRole('textbox', { name: /Rationale/ })).toHaveFocus();
    await press('B is wrong.{Control>}{Enter}{/Control}');
    expect(isLockedIn()).toBe(true);
  });

  test('[J22] confidence and the share of the others are steps of their own, where the room and the rubric ask', async () => {
    const shared = asking({ ...choices, asksShare: true });
    const { desk, example, ground } = await aPanel(shared, { settings: { asksConfidence: true } });
    await press('1{ArrowDown}74{Enter}');
    const [question] = ground.questions;
    expect(question && desk.share(example, question)).toBe(70);
    expect(desk.confidence(example)).toBe(4);
    expect(desk.isLockedIn(example)).toBe(true);
  });

  test('[J25] letters are those one sees, and the answer is about the file', async () => {
    const { answers } = await aPanel(rubricTemplates.preference, { order: [1, 0] });
    await page.getByRole('radio', { name: 'A is much better' }).click();
    expect(answers(), 'A on my screen is the second of the file').toEqual({ preference: 4 });
  });

  test('[U180] a stale answer says so and can be kept or given anew', async () => {
    const { ground, answers } = await aPanel();
    await press('42');
    ground.stale = ['helpfulness.0', 'helpfulness.1'];
    await expect.element(page.getByText(/has changed since you answered/).first()).toBeVisible();
    await page.getByRole('button', { name: 'keep this answer' }).first().click();
    expect(ground.stale).toEqual(['helpfulness.1']);
    await group('Helpfulness, response B').getByRole('radio', { name: /^3/ }).click();
    expect(ground.stale).toEqual([]);
    expect(answers()).toMatchObject({ 'helpfulness.0': 4, 'helpfulness.1': 3 });
  });
});

describe('by pointer', () => {
  test('[J26] an answer is chosen, changed and taken back', async () => {
    const { answers } = await aPanel();
    const first = group('Helpfulness, response A');
    await first.getByRole('radio', { name: /^3/ }).click();
    await first.getByRole('radio', { name: /^5/ }).click();
    expect(answers()).toEqual({ 'helpfulness.0': 5 });
    await page.getByRole('button', { name: 'Take back: Helpfulness, response A' }).click();
    expect(answers()).toEqual({});
  });

  test('[J28] responses are ranked by clicking them in order, and by dragging', async () => {
    const { answers } = await aPanel(asking(ranking), { responses: 3 });
    await page.getByRole('button', { name: 'Response B: no place yet' }).click();
    await page.getByRole('button', { name: 'Response A: no place yet' }).click();
    expect(answers()).toEqual({ order: [2, 1, 3] });
    const [first, last] = ['Response B: place 1 of 3', 'Response C: place 3 of 3'].map((name) =>
      page.getByRole('button', { name }).element().getBoundingClientRect(),
    ) as [DOMRect, DOMRect];
    const list = page.getByRole('list').element();
    const at = (type: string, y: number, target: Element) =>
      target.dispatchEvent(
        new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: first.x + 20, clientY: y }),
      );
    list.setPointerCapture = () => undefined;
    at('pointerdown', first.y + 10, page.getByRole('button', { name: 'Response B: place 1 of 3' }).element());
    at('pointermove', first.y + 30, list);
    at('pointermove', last.bottom, list);
    at('pointerup', last.bottom, list);
    expect(answers()).toEqual({ order: [1, 3, 2] });
  });

  test('[J26] choices and numbers need no key', async () => {
    const { answers } = await aPanel(asking(choices, number));
    await page.getByRole('checkbox', { name: 'Rude' }).click();
    await page.getByRole('spinbutton', { name: 'Minutes (min)' }).fill('30');
    expect(answers()).toEqual({ faults: ['rude'], minutes: 30 });
    await page.getByRole('checkbox', { name: 'None of these' }).click();
    expect(answers()).toEqual({ faults: [], minutes: 30 });
  });
});
