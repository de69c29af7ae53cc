// The lead reveals examples to the room: from this write on, no judgment of them is blind.
import { insertReveal, revealedIn } from '../../db/queries/openings.ts';
import { memberById, membersOf } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Decider } from './decisions.ts';
import { enter, type InRoom } from './enter.ts';
import { layAll } from './lay-entries.ts';
import type { Lay } from './outcome.ts';
import { standpointOf } from './standpoint.ts';

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
  const { room } = at;
  const examples = asked === 'all' ? [...facts.examples.keys()] : [...new Set(asked)];
  if (examples.some((example) => !facts.examples.has(example))) throw new Refusal('not-found');
  return plane.decide(room, examples, async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    const before = new Set(await revealedIn(tx, t, room));
    const revealed = examples.filter((example) => !before.has(example));
    const members = await membersOf(tx, t, room);
    const lays: Lay[] = [];
    for (const example of revealed) {
      await insertReveal(tx, t, { room, example, by: member.id, at: now });
      for (const author of members) {
        const owner = { room, member: author.id, example };
        const standpoint = await standpointOf(tx, t, facts, author, example);
        lays.push(await layAll(tx, t, { owner, standpoint }));
      }
    }
    const told =
      revealed.length === 0 ? [] : [{ to: { room }, name: 'revealed' as const, body: { room, examples: revealed } }];
    return { value: revealed, lays, announcements: told };
  });
}
