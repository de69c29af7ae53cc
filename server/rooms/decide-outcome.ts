// Says how the discussion of a question ended. It is laid on the table of its example, so only those to whom that is open hear of it.
import { shownExample } from '../../db/queries/calibration.ts';
import { endOutcome, insertOutcome, outcomesOn } from '../../db/queries/deciding.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { LaidOutcome, RoomOutcome } from '../../shared/room/deciding.ts';
import { outcomeNeeds } from '../../shared/room/deciding.ts';
import { newId } from '../../shared/room/ids.ts';
import { keyOf } from '../../shared/room/judgment.ts';
import { may } from '../../shared/room/roles.ts';
import { type Question, questionsOf } from '../../shared/room/rubric.ts';
import { sightOf } from '../../shared/room/sight.ts';
import { valueFits } from '../../shared/room/value.ts';
import { auditOf } from '../people/audit.ts';
import type { Decider } from './decisions.ts';
import { enterAt, type OnExample } from './enter.ts';
import type { Outgoing } from './outcome.ts';
import { laidOutcome } from './outcome-view.ts';
import type { RoomFacts } from './room-facts.ts';
import { standpointOf } from './standpoint.ts';

export interface Deciding extends OnExample {
  question: string;
  outcome: RoomOutcome | null;
  was: string | null;
}

/**
 * `outcome` null takes back what was decided; `was` is the outcome it replaces.
 * @throws Refusal sealed unless the example is open to this person; not-allowed for a ruling by one who may not rule, and for replacing one;
 * changed when somebody decided meanwhile; bad-request for a question without outcomes or a value it does not offer
 */
export async function decideOutcome(plane: Decider, deciding: Deciding): Promise<LaidOutcome | null> {
  const { facts, member } = await enterAt(plane, deciding, 'discuss');
  const { user, room, example, question, outcome, was } = deciding;
  if (outcome !== null && !may(member.role, outcomeNeeds[outcome.kind])) throw new Refusal('not-allowed');
  const fault = outcomeFault(facts, deciding);
  const audit = auditOf(plane);
  const id = newId(plane.random);
  return plane.decide(room, [example], async (tx, t, now) => {
    // Removed while this waited for its turn.
    if ((await memberById(tx, t, member.id)) === undefined) throw new Refusal('not-found');
    if (sightOf(await standpointOf(tx, t, facts, member, example)) !== 'open') throw new Refusal('sealed');
    if (fault !== undefined) throw new Refusal('bad-request', fault);
    const before = (await outcomesOn(tx, t, { room, example })).find(
      (one) => one.question === question && one.endedAt === null,
    );
    if (before !== undefined && !may(member.role, outcomeNeeds[before.kind])) throw new Refusal('not-allowed');
    if ((before?.id ?? null) !== was) throw new Refusal('changed');
    if (before !== undefined) await endOutcome(tx, t, before.id, now);
    const plain = { example, question, kind: outcome?.kind ?? 'taken back' };
    await audit(tx, { action: 'decide-outcome', user, room, detail: { ...plain, was } });
    const laid = (value: LaidOutcome | undefined) => [
      { room, example, entries: new Map(), outcomes: new Map([[question, value]]) },
    ];
    const announcements = (await shownExample(tx, t, room, example)).map(
      (shown): Outgoing => ({ to: { member: shown }, name: 'decided', body: { room, example } }),
    );
    if (outcome === null) return { value: null, lays: laid(undefined), announcements };
    const { rubricVersion } = facts;
    const row = { id, room, example, question, kind: outcome.kind, content: outcome, rubricVersion, by: member.id };
    await insertOutcome(tx, t, { ...row, at: now, endedAt: null });
    const value = laidOutcome({ ...row, at: now, endedAt: null });
    return { value, lays: laid(value), announcements };
  });
}

/** Why this question cannot end so; undefined when it can. */
function outcomeFault({ rubric, examples }: RoomFacts, { example, question, outcome }: Deciding): string | undefined {
  const responses = examples.get(example)?.responses ?? 0;
  const asked = questionsOf(rubric, responses).find((one: Question) => keyOf(one) === question);
  if (asked === undefined) return `The rubric does not ask "${question}" of this example.`;
  const { dimension } = asked;
  if (dimension.nature === 'subjective')
    return `"${dimension.name}" is subjective: its answers are described, and none of them is settled on.`;
  if (outcome !== null && 'value' in outcome && !valueFits(dimension, outcome.value, responses))
    return `This is not an answer to "${dimension.name}".`;
  return undefined;
}
