// How an answer moved from stage to stage: where its present value comes from, and what it was first.
import type { Answers } from './judgment.ts';
import type { Value } from './rubric.ts';
import type { Stage } from './sight.ts';
import { sameValue } from './value.ts';

/** A member's judgment of one example as accepted at one stage. */
export interface StagedJudgment {
  stage: Stage;
  answers: Answers;
  rationale: string;
  /** Milliseconds since 1970, by the server's clock. */
  acceptedAt: number;
}

/** A text or value with the stage at which it became what it is; `first` is what it was before that, at its earliest stage. */
export interface Moved<T> {
  stage: Stage;
  value: T | undefined;
  first?: { stage: Stage; value: T | undefined; acceptedAt: number };
}

const ORDER: Record<Stage, number> = { blind: 0, late: 1, open: 2 };

/** The judgment as it stands: that of the latest stage, which began as a copy of the one before. */
export const currentJudgment = (stages: readonly StagedJudgment[]): StagedJudgment | undefined =>
  stages.toSorted((a, b) => ORDER[b.stage] - ORDER[a.stage])[0];

/** Follows one thing through a member's judgments. Undefined when it was never given. */
function follow<T extends Value>(
  stages: readonly StagedJudgment[],
  read: (judgment: StagedJudgment) => T | undefined,
): Moved<T> | undefined {
  const given = stages
    .toSorted((a, b) => ORDER[a.stage] - ORDER[b.stage])
    .map((judgment) => ({ judgment, value: read(judgment) }));
  const earliest = given.find(({ value }) => value !== undefined);
  const latest = given.at(-1);
  if (earliest === undefined || latest === undefined) return undefined;
  const changes = given.filter(({ value }, at) => at === 0 || !sameValue(value, given[at - 1]?.value));
  const stage = (changes.at(-1) ?? earliest).judgment.stage;
  if (stage === earliest.judgment.stage) return { stage, value: latest.value };
  const { stage: firstStage, acceptedAt } = earliest.judgment;
  return { stage, value: latest.value, first: { stage: firstStage, value: earliest.value, acceptedAt } };
}

export const moveOfAnswer = (stages: readonly StagedJudgment[], question: string): Moved<Value> | undefined =>
  follow(stages, (judgment) => judgment.answers[question]);

export const moveOfRationale = (stages: readonly StagedJudgment[]): Moved<string> | undefined =>
  follow(stages, (judgment) => judgment.rationale || undefined);
