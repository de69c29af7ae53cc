// The way from one example on which people disagree to the next.
import { expect, test } from 'vitest';
import { Disagreement } from '../../../client/state/disagreement.svelte.ts';
import type { Id } from '../../../shared/room/ids.ts';

const examples = ['a', 'b', 'c', 'd', 'e'] as Id[];
const values: Record<string, number | undefined> = { a: 0.5, b: 0, c: undefined, d: 0.2, e: 0.01 };

test('[U130] one goes to the next and the previous example on which people disagree, and stays at the last', () => {
  const disagreement = new Disagreement();
  expect([disagreement.isKnown, disagreement.next(examples, 0, 1)]).toEqual([false, undefined]);
  const stop = disagreement.provide((example) => values[example]);
  expect(disagreement.isKnown).toBe(true);
  expect([0, 1, 3].map((from) => disagreement.next(examples, from, 1))).toEqual([3, 3, undefined]);
  expect([4, 3, 0].map((from) => disagreement.next(examples, from, -1))).toEqual([3, 0, undefined]);
  stop();
  expect([disagreement.isKnown, disagreement.of('a' as Id)]).toEqual([false, undefined]);
});
