// Where the answer to a step lies on my desk: read from there, written there.
import type { Value } from '../../shared/room/rubric.ts';
import type { Ground } from './ground.ts';
import type { Step } from './steps.ts';

export function givenTo({ desk, example }: Ground, step: Step): Value | undefined {
  if (step.asks === 'answer') return desk.answer(example, step.question);
  return step.asks === 'share' ? desk.share(example, step.question) : desk.confidence(example);
}

/** null takes it back. */
export function giveTo({ desk, example }: Ground, step: Step, value: Value | null): void {
  if (step.asks === 'confidence') desk.setConfidence(example, value as number | null);
  else if (step.asks === 'share') desk.setShare(example, step.question, value as number | null);
  else desk.setAnswer(example, step.question, value);
}
