// Text is written when typing pauses, and at once when it is asked for.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PAUSE_MS, PausedText } from '../../../client/state/paused-text.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aField(desk = 'before') {
  const written: string[] = [];
  const state = { desk };
  const text = new PausedText(
    () => state.desk,
    (typed) => {
      written.push(typed);
      state.desk = typed;
    },
  );
  return { text, written, state };
}

test('the field shows what is typed at once; the desk gets it after a pause, whole', () => {
  const { text, written } = aField();
  text.text = 'H';
  vi.advanceTimersByTime(PAUSE_MS - 1);
  text.text = 'He';
  expect(text.text).toBe('He');
  vi.advanceTimersByTime(PAUSE_MS - 1);
  expect(written).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(written).toEqual(['He']);
});

test('flushing writes at once, and only once', () => {
  const { text, written } = aField();
  text.text = 'Now';
  text.flush();
  text.flush();
  vi.advanceTimersByTime(PAUSE_MS * 2);
  expect(written).toEqual(['Now']);
});

test('what another tab writes is shown while nothing here waits', () => {
  const { text, state } = aField();
  state.desk = 'elsewhere';
  expect(text.text).toBe('elsewhere');
  text.text = 'here';
  state.desk = 'elsewhere again';
  expect(text.text).toBe('here');
});
