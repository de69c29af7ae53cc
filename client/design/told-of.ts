// What to tell a person of any thrown thing.
import { NoAnswer } from '../api/no-answer.ts';
import { isRefusal } from '../api/refusal-code.ts';
import { failureWords } from '../words/failures.ts';

export interface Told {
  readonly says: string;
  readonly detail?: string | undefined;
}

/** Refusals speak for themselves; for what did not come from the server there are words of our own. */
export function toldOf(thrown: unknown): Told {
  if (isRefusal(thrown)) return thrown.failure;
  if (thrown instanceof NoAnswer) return failureWords[thrown.kind];
  return failureWords.unknown;
}
