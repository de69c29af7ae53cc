// How long an example was read: only while somebody is there.
import { expect, test } from 'vitest';
import { IDLE_MS, ReadingClock } from '../../../client/state/reading-clock.ts';

test('whole seconds are taken, the rest of a second goes on counting', () => {
  const clock = new ReadingClock();
  clock.start(0);
  expect(clock.take(2_700)).toBe(2);
  expect(clock.take(3_400)).toBe(1);
});

test('nothing is counted while stopped', () => {
  const clock = new ReadingClock();
  clock.start(0);
  clock.stop(5_000);
  clock.start(100_000);
  expect(clock.take(101_000)).toBe(6);
});

test('without a sign of life reading ends after a while', () => {
  const clock = new ReadingClock();
  clock.start(0);
  expect(clock.take(IDLE_MS * 10)).toBe(IDLE_MS / 1_000);
});

test('who comes back after a pause is counted from then on', () => {
  const clock = new ReadingClock();
  clock.start(0);
  clock.sign(1_000);
  clock.sign(1_000 + IDLE_MS * 10);
  expect(clock.take(2_000 + IDLE_MS * 10)).toBe(1 + IDLE_MS / 1_000 + 1);
});

test('another example begins at nought', () => {
  const clock = new ReadingClock();
  clock.start(0);
  clock.take(1_900);
  clock.reset();
  expect(clock.take(2_800)).toBe(0);
});
