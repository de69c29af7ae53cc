// Threads in the margin: a comment is written, answered, changed and deleted; and a field keeps the focus while cards move.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import * as Y from 'yjs';
import type { AnnotatingState } from '../../../client/annotating/annotating-state.svelte.ts';
import { DeskState } from '../../../client/state/desk-state.svelte.ts';
import type { RoomSession } from '../../../client/state/room-session.svelte.ts';
import type { Part } from '../../../shared/room/anchor.ts';
import ThreadsStage from './ThreadsStage.svelte';

const example = 'e'.repeat(22);
const ana = { id: 'a'.repeat(22), name: 'Ana', colour: 1, role: 'trainer', standing: 'trainer', judges: true };
const [first, second] = [
  { in: 'responses', index: 0 },
  { in: 'responses', index: 1 },
] as const satisfies Part[];

let desk: DeskState;
let annotating: AnnotatingState;

/** As much of a room's state as annotating asks for: sealed, so that everything is mine alone. */
function aSession(): RoomSession {
  let made = 0;
  desk = new DeskState(new Y.Doc(), () => String(++made).padStart(22, 'n'));
  const session = {
    desk,
    example,
    me: ana,
    seenOnArrival: 0,
    tables: { of: () => undefined },
    openness: { sight: () => 'sealed' },
    notices: { show: () => {} },
    may: () => true,
    member: () => ana,
  };
  return session as unknown as RoomSession;
}

/** A text on the page whose words are painted at this height. */
function passage(part: Part, top: number): void {
  const boxOf = () => new DOMRect(0, top, 100, 20);
  const element = document.createElement('div');
  annotating.passages.add({
    part,
    source: 'Some words.',
    element,
    select: () => {},
    show: () => {},
    boxOf,
    offsetAt: () => 0,
    rangeFor: () => undefined,
  });
}
const select = (part: Part) => {
  annotating.selected = { part, source: 'Some words.', span: { start: 0, end: 4 } };
};
const card = () => page.getByRole('article', { name: /Thread by Ana/ });

beforeEach(async () => {
  await page.viewport(1440, 900);
  await render(ThreadsStage, {
    session: aSession(),
    made: (state: AnnotatingState) => {
      annotating = state;
    },
  });
});
afterEach(cleanup);

describe('a comment on selected words', () => {
  test('is written on a highlight of them, changed, and deleted', async () => {
    passage(first, 100);
    select(first);
    annotating.comment();
    await userEvent.keyboard('Is this so?{Control>}{Enter}{/Control}');
    await expect.element(card().getByText('Is this so?')).toBeVisible();
    expect(desk.annotationsOn(example).map(({ entry }) => entry.kind)).toEqual(['highlight', 'comment']);

    await card().getByRole('button', { name: 'Edit' }).click();
    await card().getByRole('textbox').fill('It is so.');
    await card().getByRole('button', { name: 'Save' }).click();
    await expect.element(card().getByText('It is so.')).toBeVisible();

    await card().getByRole('button', { name: 'Delete the comment' }).click();
    await expect.element(card().getByText('It is so.')).not.toBeInTheDocument();
    expect(desk.annotationsOn(example).map(({ entry }) => entry.kind)).toEqual(['highlight']);
  });

  test('keeps what is typed when its card finds its place above others', async () => {
    passage(first, 600);
    passage(second, 100);
    select(first);
    annotating.comment();
    await userEvent.keyboard('Below.{Control>}{Enter}{/Control}');
    select(second);
    annotating.comment();
    await userEvent.keyboard('Above, and typed to its end.');
    await expect.element(page.getByRole('textbox')).toHaveValue('Above, and typed to its end.');
    expect(document.activeElement).toBe(page.getByRole('textbox').element());
  });
});

test('cards stand beside their words, whichever response they are in', async () => {
  passage(first, 600);
  passage(second, 100);
  for (const part of [first, second]) {
    select(part);
    annotating.highlight();
  }
  const tops = () =>
    [...document.querySelectorAll('ol > li')].map((item) => Math.round(item.getBoundingClientRect().top));
  await expect.poll(tops).toEqual([600, 100]);
});
