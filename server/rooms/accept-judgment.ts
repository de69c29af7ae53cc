// Writes an accepted answer or rationale to the judgment of its stage. A stage that has passed is never written again.
import { judgmentsBy, upsertJudgment } from '../../db/queries/entries.ts';
import type { EntryOf } from '../../shared/room/entry.ts';
import { questionFor } from '../../shared/room/judgment.ts';
import { currentJudgment } from '../../shared/room/movement.ts';
import { questionKey } from '../../shared/room/rubric.ts';
import { type Standpoint, stageOf } from '../../shared/room/sight.ts';
import { sameValue, valueFits } from '../../shared/room/value.ts';
import type { RoomFacts } from './room-facts.ts';
import type { Taking } from './take-entries.ts';

/** Why this rubric cannot take this answer; undefined when it can. */
export function answerFault(
  facts: RoomFacts,
  { example, dimension, response, value }: EntryOf<'judgment'>,
): string | undefined {
  const responses = facts.examples.get(example)?.responses ?? 0;
  const question = questionFor(facts.rubric, responses, dimension, response);
  if (question === undefined) return `The rubric does not ask "${questionKey(dimension, response)}" of this example.`;
  if (value !== null && !valueFits(question.dimension, value, responses))
    return `"${JSON.stringify(value).slice(0, 80)}" is not an answer to "${question.dimension.name}".`;
  return undefined;
}

export async function acceptJudgment(
  { tx, t, facts, member, now }: Taking,
  standpoint: Standpoint,
  entry: EntryOf<'judgment'> | EntryOf<'rationale'>,
): Promise<void> {
  const owner = { room: facts.id, member: member.id, example: entry.example };
  const stages = await judgmentsBy(tx, t, owner);
  const current = currentJudgment(stages);
  const answers = { ...current?.answers };
  let rationale = current?.rationale ?? '';
  if (entry.kind === 'rationale') {
    if (entry.text === rationale) return;
    rationale = entry.text;
  } else {
    const key = questionKey(entry.dimension, entry.response);
    if (sameValue(answers[key], entry.value ?? undefined)) return;
    if (entry.value === null) delete answers[key];
    else answers[key] = entry.value;
  }
  const stage = stageOf(standpoint);
  await upsertJudgment(tx, t, owner, facts.rubricVersion, { stage, answers, rationale, acceptedAt: now });
}
