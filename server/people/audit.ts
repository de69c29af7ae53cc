// The record of who did what: written in the same write as the deed.
import type { Transaction } from '../../db/database.ts';
import { insertAuditEvent } from '../../db/queries/people.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';

export type AuditAction =
  | 'first-start'
  | 'sign-in'
  | 'join'
  | 'make-room'
  | 'make-invite'
  | 'revoke-invite'
  | 'remove-member'
  | 'start-timer'
  | 'stop-timer'
  | 'decide-outcome'
  | 'challenge'
  | 'withdraw-challenge'
  | 'rule'
  | 'publish-rubric'
  | 'change-settings'
  | 'delete-dataset';

interface Deed {
  action: AuditAction;
  /** Who did it; undefined when the server itself did. */
  user?: string;
  room?: string;
  /** Ids and plain facts. Never a secret, never what somebody wrote. */
  detail?: Record<string, unknown>;
}

/** `const audit = auditOf(given)` before the write, `await audit(tx, {…})` within it. */
export function auditOf({ database, clock, random }: Given): (tx: Transaction, deed: Deed) => Promise<void> {
  const id = newId(random);
  const at = clock.now();
  return (tx, { action, user, room, detail = {} }) =>
    insertAuditEvent(tx, database.tables, { id, at, user: user ?? null, room: room ?? null, action, detail });
}
