// Questions of a draft put in another order: by the pointer, by a finger, by keys.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import * as Y from 'yjs';
import RubricEditor from '../../../client/rubric/RubricEditor.svelte';
import { RubricDraft } from '../../../client/rubric/rubric-draft.svelte.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

afterEach(cleanup);

async function anEditor(props: { disabled?: boolean } = {}) {
  let made = 0;
  const draft = new RubricDraft(new Y.Doc(), () => `key-${++made}`);
  draft.begin({ ...rubricTemplates.battery, dimensions: rubricTemplates.battery.dimensions.slice(0, 3) });
  const names = draft.items.map(({ dimension }) => dimension.name) as [string, string, string];
  await render(RubricEditor, { draft, ...props });
  return { draft, names, order: () => draft.items.map(({ dimension }) => names.indexOf(dimension.name)) };
}
const grip = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, question`) });
const middleOf = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};

/** As a pointer does it, in steps; let go of by `end`. */
function drag(name: string, by: number, { pointerType = 'mouse', end = 'pointerup' } = {}) {
  const element = grip(name).element();
  const list = page.getByRole('list', { name: 'Questions' }).element() as HTMLElement;
  list.setPointerCapture = () => undefined;
  const { x, y } = middleOf(element);
  const send = (type: string, to: Element, clientY: number) =>
    to.dispatchEvent(
      new PointerEvent(type, { bubbles: true, button: 0, pointerId: 7, pointerType, clientX: x, clientY }),
    );
  send('pointerdown', element, y);
  for (const share of [0.25, 0.5, 0.75, 1]) send('pointermove', list, y + by * share);
  send(end, list, y + by);
}
/** From the middle of one card to beyond the middle of another. */
const distance = (from: string, to: string) => {
  const [start, end] = [middleOf(grip(from).element()).y, middleOf(grip(to).element()).y];
  return end - start + Math.sign(end - start) * 5;
};

test('[U182] a question is dragged to another place by its grip, down and up, and where it is now is said', async () => {
  const { names, order } = await anEditor();
  drag(names[0], distance(names[0], names[2]));
  expect(order()).toEqual([1, 2, 0]);
  await expect.element(page.getByText(`${names[0]} is now question 3 of 3.`)).toBeInTheDocument();
  drag(names[0], distance(names[0], names[1]));
  expect(order()).toEqual([0, 1, 2]);
});

test('[U182] a finger drags it too', async () => {
  const { names, order } = await anEditor();
  drag(names[0], distance(names[0], names[1]), { pointerType: 'touch' });
  expect(order()).toEqual([1, 0, 2]);
  expect(getComputedStyle(grip(names[0]).element()).touchAction, 'or the page would scroll').toBe('none');
});

test('[U182] a drag that is broken off, or goes no further than a click, moves nothing', async () => {
  const { names, order } = await anEditor();
  drag(names[0], distance(names[0], names[2]), { end: 'pointercancel' });
  drag(names[0], 3);
  expect(order()).toEqual([0, 1, 2]);
  const cards = page.getByRole('list', { name: 'Questions' }).element().children;
  expect(
    [...cards].map((card) => (card as HTMLElement).style.translate),
    'and all lie where they were',
  ).toEqual(['', '', '']);
});

test('[U182] ↓ and ↑ on the grip move it, the focus goes along, and nothing happens at either end', async () => {
  const { names, order } = await anEditor();
  (grip(names[0]).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(order()).toEqual([1, 0, 2]);
  await expect.element(grip(names[0])).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(order()).toEqual([1, 2, 0]);
  await expect.element(grip(names[0])).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(order()).toEqual([0, 1, 2]);
});

test('[U182] who may only read moves nothing', async () => {
  const { names, order } = await anEditor({ disabled: true });
  await expect.element(grip(names[0])).toBeDisabled();
  drag(names[0], distance(names[0], names[2]));
  expect(order()).toEqual([0, 1, 2]);
});
