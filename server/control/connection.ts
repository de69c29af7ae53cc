// One person's control connection, as commands see it.
import type { PresentPerson } from '../../shared/protocol/announcements.ts';
import type { Outgoing } from '../rooms/outcome.ts';
import type { SyncPlane } from '../sync/plane.ts';

export interface Connection {
  readonly user: string;
  readonly plane: SyncPlane;
  /** From now on this connection hears the room. Answers with who is there, as this member may be told. */
  enterRoom(room: string, member: string): Promise<PresentPerson[]>;
  leaveRoom(): Promise<void>;
  /** Which example of the room this person reads; nothing happens unless it is the one they entered. */
  beAt(room: string, example: string | undefined): void;
  /** My hand in the room I entered; nothing happens in another. */
  raiseHand(room: string, up: boolean): void;
  lowerHand(room: string, member: string): void;
  announce(outgoing: readonly Outgoing[]): void;
}
