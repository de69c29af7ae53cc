// How a room judges and reads, as its lead set it. Kept whole with the room; a setting that is absent is the usual one.
import { z } from 'zod';

export const RoomSettings = z.strictObject({
  /** Must a judgment say why before it can be locked in, and in how many characters at least? */
  rationale: z.enum(['optional', 'required']).default('optional'),
  rationaleMinimum: z.int().min(0).max(2_000).default(0),
  /** Are readers asked how sure they are? */
  asksConfidence: z.boolean().default(false),
  /** Does each member see the responses in an order of their own? */
  shuffles: z.boolean().default(false),
  /** Are length and format of responses told only once an example is open? */
  hidesFacts: z.boolean().default(false),
  /** Pace together: is an example revealed by itself once everybody present who judges has locked it in? */
  revealsWhenAll: z.boolean().default(false),
  /** Pace solo: how many must have locked in, oneself included, before it opens. */
  opensAfter: z.int().min(1).max(500).default(1),
  /** Tags that are offered; others can be typed. */
  tags: z.array(z.string().trim().min(1).max(40)).max(60).default([]),
});
export type RoomSettings = z.infer<typeof RoomSettings>;

export const usualSettings: RoomSettings = RoomSettings.parse({});
