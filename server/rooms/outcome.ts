// What a write in a room leads to: entries to lay on tables in the same write, and words to send after it.
import type * as Y from 'yjs';
import type { Announcement, AnnouncementName } from '../../shared/protocol/announcements.ts';
import type { LaidOutcome } from '../../shared/room/deciding.ts';
import type { DocumentName } from '../../shared/room/documents.ts';
import type { Laid } from '../../shared/room/laid.ts';

/** Changes to one example's table. undefined takes an entry off it. */
export interface Lay {
  room: string;
  example: string;
  entries: Map<string, Laid | undefined>;
  /** How its questions ended, by question. */
  outcomes?: Map<string, LaidOutcome | undefined>;
}

/** Everybody in the room, one member's every connection, or one person's. */
export type Audience = { room: string } | { member: string } | { user: string };

export type Outgoing = {
  [A in AnnouncementName]: { to: Audience; name: A; body: Announcement<A> };
}[AnnouncementName];

/** A change that the server itself makes to a page. It may run again after a conflict, and must then change nothing more. */
export interface Edit {
  document: DocumentName;
  edit(doc: Y.Doc): void;
}

export interface Outcome {
  lays: Lay[];
  announcements: Outgoing[];
  edits?: Edit[];
}

export const joinOutcomes = (outcomes: readonly Outcome[]): Outcome => ({
  lays: inTheEnd(outcomes.flatMap((outcome) => outcome.lays)),
  announcements: outcomes.flatMap((outcome) => outcome.announcements),
});

/** One change for each table, with what lies there in the end: what one write laid and took off again must reach nobody. */
function inTheEnd(lays: readonly Lay[]): Lay[] {
  const tables = Map.groupBy(lays, ({ room, example }) => `${room} ${example}`);
  return [...tables.values()].map((each) => ({
    ...(each[0] as Lay),
    entries: new Map(each.flatMap(({ entries }) => [...entries])),
    outcomes: new Map(each.flatMap(({ outcomes }) => [...(outcomes ?? [])])),
  }));
}
