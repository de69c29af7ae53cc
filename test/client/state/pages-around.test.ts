// In which order a window's pages are fetched.
import { expect, test } from 'vitest';
import { nextPage } from '../../../client/state/pages-around.ts';

function order(index: number, pages: number, size = 25): number[] {
  const fetched: number[] = [];
  for (;;) {
    const page = nextPage(index, pages, (candidate) => fetched.includes(candidate), size);
    if (page === undefined) return fetched;
    fetched.push(page);
  }
}

test('the page being read comes first, then its neighbours, the next before the previous', () => {
  expect(order(30, 4)).toEqual([1, 2, 0, 3]);
});

test('at either end the rest follows in order', () => {
  expect(order(0, 4)).toEqual([0, 1, 2, 3]);
  expect(order(99, 4)).toEqual([3, 2, 1, 0]);
});

test('nothing is left to fetch in a window that is here', () => {
  expect(nextPage(0, 1, () => true, 25)).toBeUndefined();
});
