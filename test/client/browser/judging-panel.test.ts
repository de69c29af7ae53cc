// The judging panel by keyboard and pointer, over a real desk.
import '../../../client/design/tokens.css';
import '../../../client/design/base.css';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-svelte';
import * as Y from 'yjs';
import { DeskState } from '../../../client/state/desk-state.svelte.ts';
import { LockIns } from '../../../client/state/lock-ins.ts';
import { PausedText } from '../../../client/state/paused-text.svelte.ts';
import type { RoomSession } from '../../../client/state/room-session.svelte.ts';
import { questionsOf } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import PanelStage from './PanelStage.svelte';

const example = 'e'.repeat(22);
const rubric = rubricTemplates.helpfulness;
const questions = questionsOf(rubric, 2);

/** As much of a room's state as the panel asks for. */
function aSession() {
  const desk = new DeskState(new Y.Doc(), () => 'n'.repeat(22));
  const texts: PausedText[] = [];
  return {
    desk,
    lockIns: new LockIns(desk),
    example,
    me: { id: 'm'.repeat(22) },
    view: { rubric },
    place: { index: 0 },
    shelf: { at: () => ({ content: { responses: [{ text: 'A' }, { text: 'B' }] } }) },
    openness: { isOpen: () => false },
    tables: { of: () => undefined },
    may: () => true,
    questionsAt: () => questions,
    text: (read: () => string, write: (text: string) => void) => {
      const text = new PausedText(read, write);
      texts.push(text);
      return text;
    },
    flush: () => {
      for (const text of texts) text.flush();
    },
  };
}

let session = aSession();
const group = (name: string) => page.getByRole('radiogroup', { name });
const press = (keys: string) => userEvent.keyboard(keys);

beforeEach(async () => {
  session = aSession();
  await render(PanelStage, { session: session as unknown as RoomSession });
});
afterEach(cleanup);

describe('by keyboard alone', () => {
  test('[U10] digits answer the current question, ↓ goes to the next, Enter locks in, u unlocks', async () => {
    await press('4{ArrowDown}2{ArrowDown}2{ArrowDown}1{Enter}');
    expect(session.desk.answers(example, questions)).toEqual({
      'helpfulness.0': 4,
      'helpfulness.1': 2,
      'critical-error.0': false,
      'critical-error.1': true,
    });
    expect(session.desk.isLockedIn(example)).toBe(true);
    await expect.element(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
    await press('5');
    expect(session.desk.answer(example, questions[3] as never)).toBe(true);
    await press('u');
    expect(session.desk.isLockedIn(example)).toBe(false);
  });

  test('[J1] locking in too early says what is missing and moves there', async () => {
    await press('4{ArrowDown}2{Enter}');
    expect(session.desk.isLockedIn(example)).toBe(false);
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('Still to answer: Critical error, response A and Critical error, response B.');
    expect(document.activeElement?.closest('[role="radiogroup"]')?.getAttribute('aria-label')).toBe(
      'Critical error, response A',
    );
  });

  test('→ and ← choose within a question that has the focus', async () => {
    await press('{ArrowDown}{ArrowUp}');
    await press('{ArrowRight}');
    await expect.element(group('Helpfulness, response A').getByRole('radio', { name: /^2/ })).toBeChecked();
    await press('{ArrowLeft}');
    await expect.element(group('Helpfulness, response A').getByRole('radio', { name: /^1/ })).toBeChecked();
  });

  test('no key does anything while a rationale is typed, and the text is on the desk when locking in', async () => {
    await press('4{ArrowDown}2{ArrowDown}2{ArrowDown}2');
    await page.getByRole('textbox', { name: /Rationale/ }).fill('1 u 5');
    expect(session.desk.answers(example, questions)['critical-error.1']).toBe(false);
    await page.getByRole('button', { name: /Lock in/ }).click();
    expect(session.desk.isLockedIn(example)).toBe(true);
    expect(session.desk.rationale(example)).toBe('1 u 5');
  });
});

describe('by pointer', () => {
  test('an answer is chosen, changed and taken back', async () => {
    const first = group('Helpfulness, response A');
    await first.getByRole('radio', { name: /^3/ }).click();
    await first.getByRole('radio', { name: /^5/ }).click();
    expect(session.desk.answers(example, questions)).toEqual({ 'helpfulness.0': 5 });
    await page.getByRole('button', { name: 'Take back: Helpfulness, response A' }).click();
    expect(session.desk.answers(example, questions)).toEqual({});
  });
});
