// Reading time is counted only while the text of the example is in view and the page is in front.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepReadingTime } from '../../../client/state/keep-reading-time.svelte.ts';
import { PlaceState } from '../../../client/state/place-state.svelte.ts';
import type { RoomSession } from '../../../client/state/room-session.svelte.ts';

let read: Map<number, number>;
let place: PlaceState;
let stop: () => void;

/** As much of a room's state as reading time asks for; examples are their own indexes. */
function aSession(): RoomSession {
  const desk = {
    secondsRead: (example: number) => read.get(example),
    addReading: (example: number, seconds: number) => read.set(example, (read.get(example) ?? 0) + seconds),
  };
  const session = {
    place,
    desk,
    flush: () => {},
    get example() {
      return place.index;
    },
  };
  return session as unknown as RoomSession;
}
const pass = (seconds: number): void => void vi.advanceTimersByTime(seconds * 1_000);
const view = (inView: boolean): void => {
  place.inView = inView;
  flushSync();
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'queueMicrotask'] });
  read = new Map();
  place = new PlaceState(5, 0);
  stop = keepReadingTime(aSession());
  flushSync();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('[U127] each example gets the seconds for which it was the one being read', () => {
  pass(12);
  place.go(1);
  pass(7);
  place.go(3);
  pass(1);
  place.go(0);
  pass(5);
  stop();
  expect([...read]).toEqual([
    [0, 17],
    [1, 7],
  ]);
});

test('[U127] while one has scrolled away from its text, nothing is counted', () => {
  pass(4);
  view(false);
  pass(30);
  view(true);
  pass(3);
  stop();
  expect([...read]).toEqual([[0, 7]]);
});

test('[U127] without a sign of life reading is taken to have stopped after a minute', () => {
  pass(50);
  dispatchEvent(new Event('scroll'));
  pass(600);
  stop();
  expect([...read]).toEqual([[0, 110]]);
});
