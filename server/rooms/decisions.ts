// A decision: something a person decides about a room, written in its turn between the edits, so that each edit is before it or after it.
import type { Transaction } from '../../db/database.ts';
import type { Tables } from '../../db/schema.ts';
import type { Given } from '../given.ts';
import type { Outcome } from './outcome.ts';

export interface Decided<T> extends Outcome {
  value: T;
}

/** May run again after a conflict: it must leave nothing outside the transaction. */
export type Decision<T> = (tx: Transaction, tables: Tables, now: number) => Promise<Decided<T>>;

/** Who can take decisions: the sync plane, which alone writes to rooms. Examples are those whose tables may change. */
export interface Decider extends Given {
  decide<T>(room: string, examples: readonly string[], decision: Decision<T>): Promise<T>;
  /** The same, for a decision that edits a page. */
  decideOnPage<T>(room: string, example: string, decision: Decision<T>): Promise<T>;
}
