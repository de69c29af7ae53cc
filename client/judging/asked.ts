// The steps of a judgment as they stand on the screen: those of one dimension together, each with its place among all.
import type { Step } from './steps.ts';

/** A step that belongs to a question, and its index among all steps. */
export interface Asked {
  step: Exclude<Step, { asks: 'confidence' }>;
  index: number;
}

/** It is asked of one response. */
export const isOfResponse = (step: Step | undefined): boolean =>
  step !== undefined && step.asks !== 'confidence' && step.question.response !== undefined;

/** By dimension, in the order of the rubric; of one response (its index in the file) when it is given. */
export function askedBy(steps: readonly Step[], response?: number): [dimension: string, asked: Asked[]][] {
  const byDimension = new Map<string, Asked[]>();
  for (const [index, step] of steps.entries()) {
    if (step.asks === 'confidence') continue;
    const { question } = step;
    if (response !== undefined && question.response !== response) continue;
    byDimension.set(question.dimension.id, [...(byDimension.get(question.dimension.id) ?? []), { step, index }]);
  }
  return [...byDimension];
}
