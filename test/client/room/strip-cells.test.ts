// What a cell of the strip shows and says.
import { describe, expect, test } from 'vitest';
import { type CellFacts, cellAt, cellByKey, cellOf } from '../../../client/room/strip-cells.ts';

const cell = (facts: Partial<CellFacts>) =>
  cellOf({
    number: 42,
    read: false,
    answered: 0,
    lockedIn: false,
    open: false,
    comments: 0,
    unread: 0,
    instincts: 0,
    here: [],
    ...facts,
  });

describe('a cell', () => {
  test.each([
    [{}, 'unread'],
    [{ read: true }, 'read'],
    [{ read: true, answered: 1 }, 'in part'],
    [{ answered: 1 }, 'in part'],
    [{ answered: 4, lockedIn: true }, 'locked in'],
    [{ lockedIn: true, open: true }, 'locked in'],
  ] as const)('%j is %s', (facts, mine) => {
    expect(cell(facts).mine).toBe(mine);
  });

  test('shows comments, and unread ones before others', () => {
    expect(cell({}).comments).toBe('none');
    expect(cell({ comments: 2 }).comments).toBe('some');
    expect(cell({ comments: 2, unread: 1 }).comments).toBe('unread');
  });

  test('[U115] shows and says that I found something off', () => {
    expect(cell({ instincts: 2 })).toMatchObject({
      instinct: true,
      label: 'Example 42: unread, sealed, 2\u00a0instincts of mine',
    });
    expect(cell({}).instinct).toBe(false);
  });

  test('[U184] shows and says that it is to be judged again', () => {
    expect(cell({ lockedIn: true, stale: true })).toMatchObject({
      isStale: true,
      label: 'Example 42: locked in, sealed, to be judged again',
    });
    expect(cell({ lockedIn: true }).isStale).toBe(false);
  });

  test('says everything that it shows', () => {
    expect(cell({}).label).toBe('Example 42: unread, sealed');
    expect(cell({ lockedIn: true, open: true, comments: 3, unread: 1, here: ['Ana', 'Bo'] }).label).toBe(
      'Example 42: locked in, open, 3\u00a0comments, 1 new, Ana and Bo are here',
    );
  });
});

describe('of a cell', () => {
  test('[U130] disagreement, places found, length and reading time are said, and drawn where they can be', () => {
    const { label, isFound, disagreement } = cell({ open: true, disagreement: 0.4, found: 2, words: 310, seconds: 75 });
    expect(label).toBe(
      'Example 42: unread, open, disagreement 40%, 2\u00a0places found, 310\u00a0words in its responses, read for 1\u00a0min 15\u00a0s',
    );
    expect([isFound, disagreement]).toEqual([true, 0.4]);
    expect(cell({})).toMatchObject({ isFound: false, disagreement: undefined });
  });
});

describe('pointing', () => {
  test.each([
    [0, 0],
    [3.1, 0],
    [3.3, 1],
    [319.9, 99],
    [-5, 0],
    [400, 99],
  ])('at %d px of 320 is cell %d of 100', (x, index) => {
    expect(cellAt(x, 320, 100)).toBe(index);
  });

  test('a strip without width has a first cell', () => {
    expect(cellAt(0, 0, 100)).toBe(0);
  });
});

describe('keys', () => {
  test.each([
    ['ArrowRight', 5, 6],
    ['ArrowLeft', 5, 4],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 5, 0],
    ['End', 5, 99],
    ['ArrowRight', 99, 99],
    ['ArrowLeft', 0, 0],
  ])('%s from %d leads to %d', (key, from, to) => {
    expect(cellByKey(key, from, 100)).toBe(to);
  });

  test('other keys lead nowhere', () => {
    expect(cellByKey('x', 5, 100)).toBeUndefined();
  });
});
