// Writes what an entry says to the judgment of its stage. A stage that has passed is never written again.
import { entryOf, judgmentsBy, upsertJudgment } from '../../db/queries/entries.ts';
import { type EntryOf, fixedEntryId } from '../../shared/room/entry.ts';
import { questionFor } from '../../shared/room/judgment.ts';
import { currentJudgment, type JudgingEntry } from '../../shared/room/movement.ts';
import { orderShown } from '../../shared/room/response-order.ts';
import { type Question, questionKey } from '../../shared/room/rubric.ts';
import { nothingSaid, say } from '../../shared/room/say.ts';
import { type Standpoint, stageOf } from '../../shared/room/sight.ts';
import { valueFits } from '../../shared/room/value.ts';
import type { RoomFacts } from './room-facts.ts';
import type { Taking } from './take-entries.ts';

type Asked = Pick<EntryOf<'judgment'>, 'example' | 'dimension' | 'response'>;

function askedIn(facts: RoomFacts, { example, dimension, response }: Asked): Question | string {
  const question = questionFor(facts.rubric, responsesOf(facts, example), dimension, response);
  return question ?? `The rubric does not ask "${questionKey(dimension, response)}" of this example.`;
}

const responsesOf = ({ examples }: RoomFacts, example: string): number => examples.get(example)?.responses ?? 0;

/** Why this rubric cannot take this answer; undefined when it can. */
export function answerFault(facts: RoomFacts, entry: EntryOf<'judgment'>): string | undefined {
  const question = askedIn(facts, entry);
  if (typeof question === 'string') return question;
  const { value, example } = entry;
  if (value !== null && !valueFits(question.dimension, value, responsesOf(facts, example)))
    return `"${JSON.stringify(value).slice(0, 80)}" is not an answer to "${question.dimension.name}".`;
  return undefined;
}

/** Why this expectation of the others cannot be taken; undefined when it can. */
export function shareFault(facts: RoomFacts, entry: EntryOf<'expected-share'>): string | undefined {
  const question = askedIn(facts, entry);
  if (typeof question === 'string') return question;
  if (question.dimension.asksShare || entry.percent === null) return undefined;
  return `The rubric does not ask what the others will answer to "${question.dimension.name}".`;
}

export async function acceptJudgment(taking: Taking, standpoint: Standpoint, entry: JudgingEntry): Promise<void> {
  const { tx, t, facts, member, now } = taking;
  const { rubricVersion } = facts;
  const owner = { room: facts.id, member: member.id, example: entry.example };
  const current = currentJudgment(await judgmentsBy(tx, t, owner));
  const said = say(current ?? nothingSaid, entry, rubricVersion);
  if (said === undefined) return;
  const stage = stageOf(standpoint);
  const shuffling = { shuffles: facts.settings.shuffles, judges: member.judges, open: stage === 'open' };
  const { answers, versions, rationale, confidence, cannotJudge, expectedShares } = said;
  await upsertJudgment(tx, t, owner, {
    ...{ answers, versions, rationale, confidence, cannotJudge, expectedShares },
    stage,
    rubricVersion,
    seconds: await secondsRead(taking, entry.example),
    responseOrder: orderShown(shuffling, member.id, entry.example, responsesOf(facts, entry.example)) ?? null,
    acceptedAt: now,
  });
}

async function secondsRead({ tx, t, member }: Taking, example: string): Promise<number | null> {
  const key = fixedEntryId({ kind: 'read', example, seconds: 0 }) ?? '';
  const read = (await entryOf(tx, t, member.id, key))?.value;
  return read?.kind === 'read' ? read.seconds : null;
}
