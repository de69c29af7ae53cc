// What the sync plane asks of the rooms: who may open which document, and what follows from changed desks.
import type { Transaction } from '../../db/database.ts';
import type { DocumentAddress, DocumentName } from '../../shared/room/documents.ts';
import type { Outcome } from '../rooms/outcome.ts';

export interface Admission {
  document: DocumentName;
  user: string;
  member: string;
  mayWrite: boolean;
}

export interface ChangedDesk {
  room: string;
  member: string;
  /** What now lies under each key that changed; undefined when it was taken off the desk. */
  entries: ReadonlyMap<string, unknown>;
}

/** What a batch of desk changes will do, found out before the write so that the write waits for nothing. */
export interface Taken {
  /** Tables that may be written to. */
  tables: DocumentName[];
  run(tx: Transaction, now: number): Promise<Outcome>;
}

export interface SyncPolicy {
  /** @throws Refusal. Recording an opening, where one is made, is done when this resolves. */
  admit(user: string, address: DocumentAddress): Promise<Admission>;
  take(changed: readonly ChangedDesk[]): Promise<Taken>;
}
