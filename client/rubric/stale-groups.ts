// Judgments that a version left behind, as a lead looks at them: by person, and the examples where most people must judge again.
import type { MemberView, RoomView } from '../../shared/protocol/rooms.ts';
import type { StaleOfOthers } from '../../shared/protocol/rubrics.ts';

type Known = Pick<RoomView, 'members' | 'examples'>;

/** Whoever has the most to judge again comes first; numbers of examples from 1. */
export function staleByPerson({ judgments }: StaleOfOthers, { members, examples }: Known) {
  return members
    .map((member): { member: MemberView; numbers: number[] } => ({
      member,
      numbers: judgments
        .filter((one) => one.member === member.id)
        .map(({ example }) => examples.indexOf(example) + 1)
        .toSorted((a, b) => a - b),
    }))
    .filter(({ numbers }) => numbers.length > 0)
    .toSorted((a, b) => b.numbers.length - a.numbers.length);
}

/** Examples that several people must judge again, those of most people first. */
export function staleByExample({ judgments }: StaleOfOthers, { members, examples }: Known) {
  return [...Map.groupBy(judgments, ({ example }) => example)]
    .map(([example, of]) => ({
      number: examples.indexOf(example) + 1,
      members: members.filter(({ id }) => of.some(({ member }) => member === id)),
    }))
    .filter((one) => one.members.length > 1)
    .toSorted((a, b) => b.members.length - a.members.length || a.number - b.number);
}
