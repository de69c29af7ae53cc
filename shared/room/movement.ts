// How an answer moved from stage to stage: where its present value comes from, and what it was first.
import type { EntryOf } from './entry.ts';
import type { Answers } from './judgment.ts';
import { questionKey, type Value } from './rubric.ts';
import type { Stage } from './sight.ts';
import { sameValue } from './value.ts';

/** What a member said of one example: all that their entries come to. */
export interface Said {
  answers: Answers;
  /** The rubric version that each answer was given under, by question. */
  versions: Record<string, string>;
  rationale: string;
  /** 1–5; null when not given. */
  confidence: number | null;
  /** Why they cannot judge it; null when they can. While it is given, answers do not count. */
  cannotJudge: string | null;
  /** Percent of the others expected to answer alike, by question. */
  expectedShares: Record<string, number>;
}

/** A member's judgment of one example as accepted at one stage. */
export interface StagedJudgment extends Said {
  stage: Stage;
  /** The version in force when it was last accepted. */
  rubricVersion: string;
  /** Seconds its author had read the example by then; null when they never said. */
  seconds: number | null;
  /** The responses' indices in the order its author saw them; null when that was the file's. */
  responseOrder: number[] | null;
  /** Milliseconds since 1970, by the server's clock. */
  acceptedAt: number;
}

/** A text or value with the stage at which it became what it is; `first` is what it was before that, at its earliest stage. */
export interface Moved<T> {
  stage: Stage;
  value: T | undefined;
  rubricVersion: string;
  first?: { stage: Stage; value: T | undefined; acceptedAt: number; rubricVersion: string };
}

const ORDER: Record<Stage, number> = { blind: 0, late: 1, open: 2 };

/** The judgment as it stands: that of the latest stage, which began as a copy of the one before. */
export const currentJudgment = <T extends Pick<StagedJudgment, 'stage'>>(stages: readonly T[]): T | undefined =>
  stages.toSorted((a, b) => ORDER[b.stage] - ORDER[a.stage])[0];

/** Follows one thing through a member's judgments. Undefined when it was never given. */
function follow<T extends Value>(
  stages: readonly StagedJudgment[],
  read: (judgment: StagedJudgment) => T | undefined,
  versionOf: (judgment: StagedJudgment) => string,
): Moved<T> | undefined {
  const given = stages
    .toSorted((a, b) => ORDER[a.stage] - ORDER[b.stage])
    .map((judgment) => ({ judgment, value: read(judgment) }));
  const earliest = given.find(({ value }) => value !== undefined);
  const latest = given.at(-1);
  if (earliest === undefined || latest === undefined) return undefined;
  const changes = given.filter(({ value }, at) => at === 0 || !sameValue(value, given[at - 1]?.value));
  const stage = (changes.at(-1) ?? earliest).judgment.stage;
  const now = { stage, value: latest.value, rubricVersion: versionOf(latest.judgment) };
  if (stage === earliest.judgment.stage) return now;
  const { stage: firstStage, acceptedAt } = earliest.judgment;
  const rubricVersion = versionOf(earliest.judgment);
  return { ...now, first: { stage: firstStage, value: earliest.value, acceptedAt, rubricVersion } };
}

export const moveOfAnswer = (stages: readonly StagedJudgment[], question: string): Moved<Value> | undefined =>
  follow(
    stages,
    ({ answers }) => answers[question],
    ({ versions, rubricVersion }) => versions[question] ?? rubricVersion,
  );

/** The kinds of entries that make up a judgment, each with how to read it from one. */
const readers = {
  judgment: ({ dimension, response }: EntryOf<'judgment'>, said: Said) =>
    said.answers[questionKey(dimension, response)],
  rationale: (_: EntryOf<'rationale'>, said: Said) => said.rationale || undefined,
  confidence: (_: EntryOf<'confidence'>, said: Said) => said.confidence ?? undefined,
  'cannot-judge': (_: EntryOf<'cannot-judge'>, said: Said) => said.cannotJudge ?? undefined,
  'expected-share': ({ dimension, response }: EntryOf<'expected-share'>, said: Said) =>
    said.expectedShares[questionKey(dimension, response)],
};
export type JudgingKind = keyof typeof readers;
export type JudgingEntry = EntryOf<JudgingKind>;

export const isJudging = (entry: { kind: string }): entry is JudgingEntry => entry.kind in readers;

/** How what this entry says moved through its author's judgments. */
export function moveOf(stages: readonly StagedJudgment[], entry: JudgingEntry): Moved<Value> | undefined {
  if (entry.kind === 'judgment') return moveOfAnswer(stages, questionKey(entry.dimension, entry.response));
  const read = readers[entry.kind] as (entry: JudgingEntry, said: Said) => Value | undefined;
  return follow(
    stages,
    (judgment) => read(entry, judgment),
    ({ rubricVersion }) => rubricVersion,
  );
}
