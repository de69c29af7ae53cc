// The control plane's announcements, sent by the server over socket.io: one table.
import { z } from 'zod';
import { Stretch } from '../room/anchor.ts';
import { Id } from '../room/ids.ts';
import { RevealReason } from '../room/sight.ts';
import { Failure } from './failures.ts';
import { MemberView, Progress, TimerView } from './rooms.ts';
import { Configured } from './rubrics.ts';

const inRoom = { room: Id };

/** Someone in the room; where, only when that example is not sealed for the one who is told. */
export const PresentPerson = z.strictObject({ member: Id, at: Id.optional() });
export type PresentPerson = z.infer<typeof PresentPerson>;

export const announcements = {
  /** Who is here. Each member is told only of places they may see. */
  present: z.strictObject({ ...inRoom, people: z.array(PresentPerson) }),
  /** Whose hands are up, the first first; to the room when that changes, and to whoever enters while there are any. */
  hands: z.strictObject({ ...inRoom, members: z.array(Id) }),
  /** People joined, left for good, or changed role: who they are now, and of how many judges what is locked in. */
  members: z.strictObject({ ...inRoom, members: z.array(MemberView), progress: Progress }),
  /** "1 of 2 locked in": a count, never who. */
  progress: z.strictObject({ ...inRoom, example: Id, lockedIn: z.int(), judges: z.int() }),
  /** A new version of the rubric was published, or the settings changed. */
  configured: z.strictObject({ ...inRoom, ...Configured.shape }),
  revealed: z.strictObject({ ...inRoom, examples: z.array(Id), reason: RevealReason }),
  /** A timer was started that reveals when it ends; null: none runs any more. */
  timer: z.strictObject({ ...inRoom, timer: TimerView.nullable() }),
  /** A lead looked before the reveal. */
  peeked: z.strictObject({ ...inRoom, example: Id, member: Id }),
  /** To me alone: this example's table was opened to me. */
  opened: z.strictObject({ ...inRoom, example: Id }),
  /** To me alone: enough others have locked in this example, which I have locked in, so that it may be opened to me now. */
  opens: z.strictObject({ ...inRoom, example: Id }),
  /** Challenges or rulings have changed: ask for them again. */
  challenges: z.strictObject(inRoom),
  /** To each who was shown the example: somebody's judgment of it changed, or came to lie on its table. */
  judged: z.strictObject({ ...inRoom, example: Id }),
  /** To each who was shown the example: somebody said how the discussion of a question ended, or took it back. */
  decided: z.strictObject({ ...inRoom, example: Id }),
  /** The lead brings everyone to an example. */
  brought: z.strictObject({ ...inRoom, example: Id, by: Id }),
  /** To me, for whom the example is not sealed: the lead shows a passage of it. */
  spotlit: z.strictObject({ ...inRoom, example: Id, by: Id, passage: Stretch }),
  /** To me alone: an entry on my desk was not taken, and why. */
  refused: z.strictObject({ ...inRoom, entry: z.string(), failure: Failure }),
  /** To the importer alone, about four times a second. Bytes are of the file as sent. */
  'import-progress': z.strictObject({ import: Id, bytes: z.int(), rows: z.int() }),
  /** The room is read-only because the server cannot save, or is well again. */
  saving: z.strictObject({ works: z.boolean() }),
  /** The server is about to restart. */
  closing: z.strictObject({}),
} as const;

export type Announcements = typeof announcements;
export type AnnouncementName = keyof Announcements;
export type Announcement<A extends AnnouncementName> = z.infer<Announcements[A]>;
