// What to tell a person of any thrown thing.
import type { Refusal } from '../../shared/protocol/failures.ts';
import { NoAnswer } from '../api/no-answer.ts';
import { failureWords } from '../words/failures.ts';

export interface Told {
  readonly says: string;
  readonly detail?: string | undefined;
}

/** By name, not by class: the module of Refusal would bring all schemas with it. */
const isRefusal = (thrown: unknown): thrown is Refusal =>
  thrown instanceof Error && thrown.name === 'Refusal' && 'failure' in thrown;

/** Refusals speak for themselves; for what did not come from the server there are words of our own. */
export function toldOf(thrown: unknown): Told {
  if (isRefusal(thrown)) return thrown.failure;
  if (thrown instanceof NoAnswer) return failureWords[thrown.kind];
  return failureWords.unknown;
}

/** The code of a refusal; undefined for anything else. */
export const refusalCode = (thrown: unknown): Refusal['code'] | undefined =>
  isRefusal(thrown) ? thrown.code : undefined;
