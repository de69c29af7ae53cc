// Whose judgments are to be made again, as a lead looks at them.
import { expect, test } from 'vitest';
import { staleByExample, staleByPerson } from '../../../client/rubric/stale-groups.ts';
import type { MemberView } from '../../../shared/protocol/rooms.ts';

const member = (id: string) => ({ id, name: id.toUpperCase() }) as MemberView;
const room = { members: ['ann', 'bo', 'tom'].map(member), examples: ['e1', 'e2', 'e3'] };
const stale = {
  rubricVersion: 'v2',
  judgments: [
    { member: 'bo', example: 'e1', stale: ['use'] },
    { member: 'tom', example: 'e1', stale: ['use'] },
    { member: 'tom', example: 'e3', stale: ['use', 'harm'] },
  ],
};

test('[U185] who has most to judge again comes first, with the numbers of the examples', () => {
  const people = staleByPerson(stale, room).map(({ member: { id }, numbers }) => [id, numbers]);
  expect(people).toEqual([
    ['tom', [1, 3]],
    ['bo', [1]],
  ]);
});

test('[U185] examples that several must judge again are named, with who', () => {
  const examples = staleByExample(stale, room).map(({ number, members }) => [number, members.map(({ id }) => id)]);
  expect(examples).toEqual([[1, ['bo', 'tom']]]);
});
