// HTTP bodies about the versions of a room's rubric, what they leave behind, and a room's settings.
import { z } from 'zod';
import { Clause } from '../room/deciding.ts';
import { Id } from '../room/ids.ts';
import { Rubric } from '../room/rubric.ts';
import { RoomSettings } from '../room/settings.ts';

export const PublishRubric = z.strictObject({
  /** The version it was made from; `changed` when another was published since. */
  base: Id,
  rubric: Rubric,
  /** What changed and why. */
  note: z.string().trim().max(2_000).default(''),
  /** Changed clauses that mean the same in other words: judgments under them stand. */
  sameMeaning: z.array(Clause).max(500).default([]),
});
export type PublishRubric = z.infer<typeof PublishRubric>;

export const RubricVersionView = z.strictObject({
  id: Id,
  /** 1, 2, 3… within the room. */
  number: z.int(),
  rubric: Rubric,
  note: z.string(),
  sameMeaning: z.array(Clause),
  publishedAt: z.int().min(0),
  /** The member who published it; null for the first, which came with the room. */
  publishedBy: Id.nullable(),
});
export type RubricVersionView = z.infer<typeof RubricVersionView>;

/** My judgments that the present version left behind, by example: questions to be judged again, and those no longer asked. */
export const StaleView = z.strictObject({
  rubricVersion: Id,
  examples: z.array(z.strictObject({ example: Id, stale: z.array(z.string()), gone: z.array(z.string()) })),
});
export type StaleView = z.infer<typeof StaleView>;

/** Of the others' judgments that are open to me: those the present version left behind, with the questions to be judged again. */
export const StaleOfOthers = z.strictObject({
  rubricVersion: Id,
  judgments: z.array(z.strictObject({ member: Id, example: Id, stale: z.array(z.string()) })),
});
export type StaleOfOthers = z.infer<typeof StaleOfOthers>;

export const ChangeSettings = z.strictObject({
  /** The settings as they were when they were looked at; `changed` when they are others by now. */
  base: RoomSettings,
  settings: RoomSettings,
});
export type ChangeSettings = z.infer<typeof ChangeSettings>;

/** What a lead may change about a room while it runs. */
export const Configured = z.strictObject({ rubricVersion: Id, settings: RoomSettings });
export type Configured = z.infer<typeof Configured>;
