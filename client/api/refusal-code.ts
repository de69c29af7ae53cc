// Tells refusals from other failures without the module that defines them.
import type { Failure, FailureCode, Refusal } from '../../shared/protocol/failures.ts';

/** By name, not by class: the module of Refusal would bring all schemas with it. */
export const isRefusal = (thrown: unknown): thrown is Refusal =>
  thrown instanceof Error && thrown.name === 'Refusal' && 'failure' in thrown;

/** The code of a refusal; undefined for anything else. */
export const refusalCode = (thrown: unknown): FailureCode | undefined => (isRefusal(thrown) ? thrown.code : undefined);

/** Why the server refuses what was asked; undefined when it does not, or cannot be reached. */
export async function refusalIn(asked: Promise<unknown>): Promise<Failure | undefined> {
  try {
    await asked;
    return undefined;
  } catch (fault) {
    return isRefusal(fault) ? fault.failure : undefined;
  }
}
