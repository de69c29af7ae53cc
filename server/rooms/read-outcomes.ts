// Reads how discussions ended, and which have not: only of examples that have been opened to the one who asks.
import { outcomesIn, outcomesOn } from '../../db/queries/deciding.ts';
import { openedTo } from '../../db/queries/openings.ts';
import type { OpenQuestion, OutcomeView } from '../../shared/protocol/deciding.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { JudgmentView } from '../../shared/protocol/rooms.ts';
import { disagreement } from '../../shared/room/distance.ts';
import { keyOf } from '../../shared/room/judgment.ts';
import { currentJudgment } from '../../shared/room/movement.ts';
import { questionsOf } from '../../shared/room/rubric.ts';
import { sightOf } from '../../shared/room/sight.ts';
import { valueFits } from '../../shared/room/value.ts';
import type { Given } from '../given.ts';
import { enter, enterAt, type InRoom, type OnExample } from './enter.ts';
import { outcomeView } from './outcome-view.ts';
import { readJudgments } from './read-judgments.ts';
import { standpointOf } from './standpoint.ts';

/** Those that count, on examples that are open to me; with `ended` also those that do no longer. */
export async function readOutcomes(
  given: Pick<Given, 'database'>,
  { ended = false, ...at }: InRoom & { ended?: boolean },
): Promise<OutcomeView[]> {
  const { member } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const opened = new Set(await openedTo(read, tables, member.id));
  return (await outcomesIn(read, tables, at.room, ended)).filter(({ example }) => opened.has(example)).map(outcomeView);
}

/** Every outcome that an example's questions ever had, the earliest first. @throws Refusal sealed */
export async function readHistory(given: Pick<Given, 'database'>, at: OnExample): Promise<OutcomeView[]> {
  const { facts, member } = await enterAt(given, at, 'read');
  const { read, tables } = given.database;
  if (sightOf(await standpointOf(read, tables, facts, member, at.example)) !== 'open') throw new Refusal('sealed');
  return (await outcomesOn(read, tables, at)).map(outcomeView);
}

/** The work list of a discussion: on which objective questions people disagree and nothing is decided, the farthest apart first. */
export async function readOpenQuestions(given: Pick<Given, 'database'>, at: InRoom): Promise<OpenQuestion[]> {
  const { facts, member } = await enter(given, at, 'read');
  const opened = new Set(await openedTo(given.database.read, given.database.tables, member.id));
  const judgments = (await readJudgments(given, at)).filter(({ example }) => opened.has(example));
  const outcomes = await readOutcomes(given, at);
  const byExample = Map.groupBy(judgments, ({ example }) => example);
  const open: OpenQuestion[] = [];
  for (const [example, { responses }] of facts.examples) {
    const current = currentOf(byExample.get(example) ?? []);
    for (const question of questionsOf(facts.rubric, responses)) {
      const { dimension } = question;
      if (dimension.nature === 'subjective') continue;
      const key = keyOf(question);
      const values = current.flatMap((answers) => {
        const value = answers[key];
        return value === undefined || !valueFits(dimension, value, responses) ? [] : [value];
      });
      const kind = outcomes.find((one) => one.example === example && one.question === key)?.outcome.kind;
      const apart = disagreement(dimension, values);
      if (kind === 'deferred' || (kind === undefined && apart > 0)) {
        open.push({ example, question: key, given: values.length, apart, ...(kind && { outcome: kind }) });
      }
    }
  }
  return open.toSorted((a, b) => b.apart - a.apart);
}

/** Each person's answers as they stand. */
function currentOf(judgments: readonly JudgmentView[]): JudgmentView['answers'][] {
  return [...Map.groupBy(judgments, ({ member }) => member).values()].map(
    (stages) => currentJudgment(stages)?.answers ?? {},
  );
}
