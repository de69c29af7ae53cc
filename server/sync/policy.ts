// What the sync plane asks of the rooms: who may open which document, and what follows from changed desks.
import type { Transaction } from '../../db/database.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import type { Outcome } from '../rooms/outcome.ts';
import type { Breathe } from './breather.ts';

export interface Admission {
  document: DocumentName;
  user: string;
  member: string;
  mayWrite: boolean;
  /** Its connections are told of each other: who has it open, and where they are in it. */
  isCompany: boolean;
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
  /** @param breathe called after each entry, which may be many */
  run(tx: Transaction, now: number, breathe: Breathe): Promise<Outcome>;
}

export interface SyncPolicy {
  /**
   * May this person open the document at this address (what follows SYNC_PATH)? Where that makes an opening, it is on record
   * when this resolves.
   * @throws Refusal
   */
  admit(user: string, address: string): Promise<Admission>;
  take(changed: readonly ChangedDesk[]): Promise<Taken>;
}
