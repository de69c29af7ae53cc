// The lead reveals examples to the room: from this write on, no judgment of them is blind.
import { memberById } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import { revealNow } from './reveal-now.ts';

/**
 * Lays what everybody has put on these examples on their tables, in one write. Members are shown a table, and their
 * opening recorded, when their client asks for it. Answers with those that were not revealed before.
 * @throws Refusal not-found when an example is not in the window; then none is revealed.
 */
export async function revealExamples(
  plane: Decider,
  { examples: asked, ...at }: InRoom & { examples: readonly string[] | 'all' },
): Promise<string[]> {
  const { facts, member } = await enter(plane, at, 'reveal');
  const examples = asked === 'all' ? [...facts.examples.keys()] : [...new Set(asked)];
  if (examples.some((example) => !facts.examples.has(example))) throw new Refusal('not-found');
  return plane.decide(at.room, examples, async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const { revealed, ...outcome } = await revealNow(tx, t, facts, { examples, reason: 'lead', by: member.id }, now);
    return { value: revealed, ...outcome };
  });
}
