// What a connection is given.
import type { Clock } from '../given.ts';
import type { AwarenessRelay } from './awareness-relay.ts';
import type { Lease } from './directory.ts';
import type { Outlet } from './frame.ts';
import type { Limits } from './limits.ts';
import type { Admission } from './policy.ts';
import type { Session } from './session.ts';

export interface SessionParts {
  admission: Admission;
  lease: Lease;
  /** Where the document's connections hear of each other; undefined where they do not. */
  relay: AwarenessRelay | undefined;
  outlet: Outlet;
  clock: Clock;
  limits: Limits;
  afterCommit(release: () => void): void;
  /** Resolves when everything committed is on the disk itself. */
  onDisk(): Promise<void>;
  /** False while the database takes no writes. */
  saves(): boolean;
  ended(session: Session): void;
}
