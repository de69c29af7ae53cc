// What a judgment goes through, in order: each question, what the others will say where that is asked, and how sure one is.
import { keyOf } from '../../shared/room/judgment.ts';
import type { Question } from '../../shared/room/rubric.ts';
import { judgingWords as words } from '../words/judging.ts';

export type Step =
  | { asks: 'answer'; question: Question }
  | { asks: 'share'; question: Question }
  | { asks: 'confidence' };

/** A name for each within an example: `helpfulness.0`, `share helpfulness.0`, `confidence`. */
export function stepKey(step: Step): string {
  if (step.asks === 'confidence') return 'confidence';
  return step.asks === 'share' ? `share ${keyOf(step.question)}` : keyOf(step.question);
}

export function stepsOf(questions: readonly Question[], asksConfidence: boolean): Step[] {
  const steps = questions.flatMap((question): Step[] => [
    { asks: 'answer', question },
    ...(question.dimension.asksShare ? [{ asks: 'share' as const, question }] : []),
  ]);
  return asksConfidence ? [...steps, { asks: 'confidence' }] : steps;
}

/** What a step is called; `letter` of a response as it is shown. */
export function stepLabel(step: Step, letter: (response: number) => string): string {
  if (step.asks === 'confidence') return words.confidence;
  const { dimension, response } = step.question;
  const name = response === undefined ? dimension.name : words.ofLetter(dimension.name, letter(response));
  return step.asks === 'share' ? words.shareOf(name) : name;
}
