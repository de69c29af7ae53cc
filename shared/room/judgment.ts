// A member's judgment of one example, put together from their entries; whether it is complete; how stages follow each other.
import { type Question, questionKey, questionsOf, type Rubric, type Value } from './rubric.ts';
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
