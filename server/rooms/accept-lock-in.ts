// Takes a lock-in: only of a complete judgment, and back only while the example is sealed for its author.
import { judgmentsBy, setLockedIn } from '../../db/queries/entries.ts';
import type { EntryOf } from '../../shared/room/entry.ts';
import { type Unfinished, unfinished } from '../../shared/room/judgment.ts';
import { currentJudgment } from '../../shared/room/movement.ts';
import { nothingSaid } from '../../shared/room/say.ts';
import type { Standpoint } from '../../shared/room/sight.ts';
import type { Outgoing } from './outcome.ts';
import { progressOf } from './progress.ts';
import { standpointOf } from './standpoint.ts';
import type { Taking } from './take-entries.ts';

/** Why this lock-in cannot be taken; undefined when it can. */
export async function lockInFault(
  { tx, t, facts, member }: Taking,
  { example, locked }: EntryOf<'lock-in'>,
): Promise<string | undefined> {
  if (!locked) {
    const { shown, revealed } = await standpointOf(tx, t, facts, member, example);
    return shown || revealed ? 'This example is open; a lock-in can be taken back only while it is sealed.' : undefined;
  }
  const stages = await judgmentsBy(tx, t, { room: facts.id, member: member.id, example });
  const said = currentJudgment(stages) ?? nothingSaid;
  const left = unfinished(facts.rubric, facts.settings, facts.examples.get(example)?.responses ?? 0, said);
  return left && whatIsLeft(left, facts.settings.rationaleMinimum);
}

function whatIsLeft({ questions, rationale }: Unfinished, minimum: number): string {
  const first = questions[0];
  if (first !== undefined) {
    const are = questions.length === 1 ? 'is' : 'are';
    return `Answer "${first.dimension.name}" first: ${questions.length} of the required answers ${are} missing.`;
  }
  if (minimum <= 1) return 'Say why first: this room asks for a rationale with every judgment.';
  return `Say why in at least ${minimum} characters: ${rationale} more are needed.`;
}

/** Notes who has locked in, and tells the room how many: a count, never who. */
export async function acceptLockIn(
  { tx, t, facts, member, now }: Taking,
  before: Standpoint,
  { example, locked }: EntryOf<'lock-in'>,
): Promise<Outgoing[]> {
  if (before.lockedIn === locked) return [];
  const room = facts.id;
  await setLockedIn(tx, t, { room, member: member.id, example }, locked, now);
  const { judges, lockedIn } = await progressOf(tx, t, room);
  return [{ to: { room }, name: 'progress', body: { room, example, lockedIn: lockedIn[example] ?? 0, judges } }];
}
