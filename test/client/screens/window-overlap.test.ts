// How a chosen window lies to those that rooms have read.
import { expect, test } from 'vitest';
import { firstUnread, lanesOf, overlapsWith, readBefore } from '../../../client/screens/window-overlap.ts';

const windows = (...at: [start: number, count: number][]) => at.map(([start, count]) => ({ start, count, madeAt: 0 }));

test('[D80] the windows that share rows with the chosen one are named, the largest share first', () => {
  const used = windows([0, 10], [5, 20], [40, 10]);
  const found = overlapsWith(used, { start: 8, count: 12 });
  expect(found.map(({ window, rows }) => [window.start, rows])).toEqual([
    [5, 12],
    [0, 2],
  ]);
});

test.each([
  [windows(), 0],
  [windows([0, 10], [5, 20], [40, 10]), 12],
  [windows([0, 9], [19, 100]), 2],
  [windows([8, 3], [9, 1], [15, 2]), 5],
  [windows([20, 5]), 0],
])('[D80] rows that two rooms have read count once: %j', (used, count) => {
  expect(readBefore(used, { start: 8, count: 12 })).toBe(count);
});

test.each([
  [windows(), 100, 0],
  [windows([0, 100]), 100, 100],
  [windows([50, 100]), 50, 0],
  [windows([50, 100]), 51, 150],
  [windows([0, 100], [50, 120]), 100, 170],
  [windows([0, 201]), 100, undefined],
])('[D80] the first rows that nobody has read, of 300: %j', (used, count, start) => {
  expect(firstUnread(used, count, 300)).toBe(start);
});

test('windows that overlap are drawn in lanes of their own, as long as there are lanes', () => {
  const lanes = lanesOf(windows([0, 10], [5, 10], [6, 10], [10, 5]), 2);
  expect(lanes.map(({ window, lane }) => [window.start, lane])).toEqual([
    [0, 0],
    [5, 1],
    [6, 1],
    [10, 0],
  ]);
});
