// A member's judgment of one example, put together from their entries; whether it is complete; how stages follow each other.
import type { Said } from './movement.ts';
import { type Question, questionKey, questionsOf, type Rubric, type Value } from './rubric.ts';
import type { RoomSettings } from './settings.ts';
import { valueFits } from './value.ts';

/** Answers by question key; a question not answered has no key. */
export type Answers = Record<string, Value>;

export const keyOf = (question: Question): string => questionKey(question.dimension.id, question.response);

/** The question a judgment entry answers, or undefined when this rubric asks no such thing of this example. */
export function questionFor(
  rubric: Rubric,
  responses: number,
  dimension: string,
  response?: number,
): Question | undefined {
  const key = questionKey(dimension, response);
  return questionsOf(rubric, responses).find((question) => keyOf(question) === key);
}

export const isAnswered = (question: Question, answers: Answers): boolean => {
  const value = answers[keyOf(question)];
  return value !== undefined && valueFits(question.dimension, value);
};

/** The required questions still open. A judgment can be locked in when there are none. */
export function missingAnswers(rubric: Rubric, responses: number, answers: Answers): Question[] {
  return questionsOf(rubric, responses).filter(
    (question) => question.dimension.required && !isAnswered(question, answers),
  );
}

/** What keeps a judgment from being locked in. */
export interface Unfinished {
  questions: Question[];
  /** How many characters the rationale is short of, where the room requires one; 0 when it is long enough. */
  rationale: number;
}

/** How many characters a rationale is short of what the room requires. */
export function rationaleShort(
  { rationale, rationaleMinimum }: Pick<RoomSettings, 'rationale' | 'rationaleMinimum'>,
  text: string,
): number {
  const needed = rationale === 'required' ? Math.max(1, rationaleMinimum) : 0;
  return Math.max(0, needed - text.trim().length);
}

/** Undefined when it can be locked in; one that says why it cannot be judged always can. */
export function unfinished(
  rubric: Rubric,
  settings: Pick<RoomSettings, 'rationale' | 'rationaleMinimum'>,
  responses: number,
  said: Pick<Said, 'answers' | 'rationale' | 'cannotJudge'>,
): Unfinished | undefined {
  if (said.cannotJudge !== null) return undefined;
  const questions = missingAnswers(rubric, responses, said.answers);
  const rationale = rationaleShort(settings, said.rationale);
  return questions.length > 0 || rationale > 0 ? { questions, rationale } : undefined;
}
