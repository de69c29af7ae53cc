// What is said between an import and the thread that prepares its file.
import { type Failure, Refusal } from '../../shared/protocol/failures.ts';
import type { RowFault } from '../../shared/protocol/row-fault.ts';
import type { Batch } from './batch.ts';
import type { Begun, Ended, FileToPrepare } from './prepare-file.ts';

/** What crosses to the thread when it begins. Without a path it asks for the file's bytes. */
export type Order = Omit<FileToPrepare, 'from' | 'signal'> & { path?: string };

/** A refusal crosses as its failure: threads share no classes. */
export type Thrown = { failure: Failure; row: RowFault | undefined } | { error: unknown };

export type ToThread =
  | { is: 'order'; order: Order }
  /** A batch has been written. */
  | { is: 'taken' }
  /** Undefined at the end of the file. */
  | { is: 'chunk'; chunk: Uint8Array | undefined }
  | { is: 'unreadable'; thrown: Thrown };

export type FromThread =
  | { is: 'more' }
  | { is: 'begun'; begun: Begun }
  | { is: 'batch'; batch: Batch }
  | { is: 'ended'; ended: Ended }
  | { is: 'failed'; thrown: Thrown };

export const thrownAs = (error: unknown): Thrown =>
  error instanceof Refusal ? { failure: error.failure, row: error.row } : { error };

export const asThrown = (thrown: Thrown): unknown =>
  'failure' in thrown ? new Refusal(thrown.failure.code, thrown.failure.detail, thrown.row) : thrown.error;
