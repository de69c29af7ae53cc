// What the planes that hold connections must hear of when people come and go, so that rights change at once.

/** Each is called after the change is on the disk, and never fails. */
export interface Changes {
  /** Someone joined, came back or left: everybody in the room is told who its members are. */
  membersChanged(room: string): void;
  /** This member is out: what they hold open in the room is hung up, and their clients are judged again. */
  removed(member: string): void;
  /** A session of this person has ended: what they hold open is hung up; their other browsers come back by themselves. */
  signedOut(user: string): void;
}
