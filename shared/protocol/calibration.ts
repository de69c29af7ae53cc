// HTTP bodies about calibration: everything of a room that is open to one member and that its numbers are computed from.
import { z } from 'zod';
import { Fields } from '../example/example.ts';
import { Labels } from '../example/rating.ts';
import { EntryRef } from '../room/entry.ts';
import { Id } from '../room/ids.ts';
import { Standing } from '../room/roles.ts';
import { JudgmentView } from './rooms.ts';

const Instant = z.int().min(0);

/** One example whose table has been opened to me. */
export const CalibratedExample = z.strictObject({
  example: Id,
  sealed: Fields,
  labels: Labels,
  /** Comments that lie on it. */
  said: z.array(z.strictObject({ id: EntryRef, author: Id, at: Instant, text: z.string() })),
  /** When each member was shown its table. */
  shownAt: z.record(Id, Instant),
});
export type CalibratedExample = z.infer<typeof CalibratedExample>;

/** Of examples that are sealed for me there is nothing here, not even how many judgments there are. */
export const CalibrationView = z.strictObject({
  /** In the order of the window. */
  examples: z.array(CalibratedExample),
  judgments: z.array(JudgmentView),
  /** Who made them, those who have left included. */
  members: z.array(z.strictObject({ id: Id, name: z.string(), standing: Standing, colour: z.int().min(1).max(12) })),
});
export type CalibrationView = z.infer<typeof CalibrationView>;

/** A room in which somebody judged, with their member id there. */
export const HistoryRoom = z.strictObject({ room: Id, member: Id, title: z.string(), createdAt: Instant });
export type HistoryRoom = z.infer<typeof HistoryRoom>;
