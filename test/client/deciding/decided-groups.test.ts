// How the discussions of a room ended, as they are listed.
import { expect, test } from 'vitest';
import { decidedGroups } from '../../../client/deciding/decided-groups.ts';
import type { OutcomeView } from '../../../shared/protocol/deciding.ts';

const outcome = (id: string, question: string, at: number, endedAt?: number): OutcomeView => ({
  ...{ id, by: 'tom', at, rubricVersion: 'v1', example: 'e1', question },
  outcome: { kind: 'deferred', text: id },
  ...(endedAt === undefined ? {} : { endedAt }),
});
const told = (...outcomes: OutcomeView[]) =>
  decidedGroups(outcomes).map(({ question, now, before }) => [question, now?.id, before.map(({ id }) => id)]);

test('[U209] each question has what holds now, and what was said before, the latest first', () => {
  expect(told(outcome('a', 'use', 1, 2), outcome('b', 'use', 2, 5), outcome('c', 'use', 5))).toEqual([
    ['use', 'c', ['b', 'a']],
  ]);
});

test('[U209] what was taken back holds no longer, and is told', () => {
  expect(told(outcome('a', 'use', 1, 4))).toEqual([['use', undefined, ['a']]]);
});

test('[U209] the question in which something was said or taken back last comes first', () => {
  expect(told(outcome('a', 'use', 1, 9), outcome('b', 'harm', 5)).map(([question]) => question)).toEqual([
    'use',
    'harm',
  ]);
});
