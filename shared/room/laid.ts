// What the server lays on a table: an entry with what only the server can say of it.
import { z } from 'zod';
import { Entry, Removed } from './entry.ts';
import { Id } from './ids.ts';
import { Value } from './rubric.ts';
import { Stage } from './sight.ts';

const Instant = z.int().min(0);

/** What counts as part of a judgment as it was at the opening; nothing can alter it later. Reasons are text, all else a value. */
export const First = z.strictObject({
  stage: Stage,
  value: Value.nullable().optional(),
  text: z.string().optional(),
  acceptedAt: Instant,
  /** The version it was given under. */
  rubricVersion: Id.optional(),
});
export type First = z.infer<typeof First>;

/** One value of a table's map, under the key `author/entryId`. Times are the server's, in ms since 1970. */
export const Laid = z.strictObject({
  author: Id,
  acceptedAt: Instant,
  /** When it last changed, if it did. */
  changedAt: Instant.optional(),
  /** Of what counts as part of a judgment: the version it was given under, which need not be the present one. */
  rubricVersion: Id.optional(),
  /** Of the same: the stage of the current value. */
  stage: Stage.optional(),
  /** Of the same, when it changed from one stage to another: what it was before. */
  first: First.optional(),
  /** Of an answer given while responses were shuffled: their indices in the order its author saw them. */
  order: z.array(z.int()).optional(),
  entry: z.union([Entry, Removed]),
});
export type Laid = z.infer<typeof Laid>;
