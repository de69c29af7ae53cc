// HTTP bodies about what became of each row when a file was imported again.
import { z } from 'zod';
import { Id } from '../room/ids.ts';
import { ExampleView } from './datasets.ts';

export const ChangesQuery = z.strictObject({
  /** The earlier dataset. */
  since: Id,
  from: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(50).default(10),
});

export const RowChangeView = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('changed'), was: ExampleView, now: ExampleView }),
  z.strictObject({ is: z.literal('moved'), was: ExampleView, now: ExampleView }),
  z.strictObject({ is: z.literal('added'), now: ExampleView }),
  z.strictObject({ is: z.literal('removed'), was: ExampleView }),
]);
export type RowChangeView = z.infer<typeof RowChangeView>;

export const RowChanges = z.strictObject({
  earlier: Id,
  later: Id,
  /** How many rows of each kind there are in all. */
  counts: z.strictObject({ same: z.int(), changed: z.int(), moved: z.int(), added: z.int(), removed: z.int() }),
  /**
   * Of the rows that read the same, how many stood otherwise in the file: in what is sealed or left out, or in their spelling.
   * A number and no more, since which rows they are would tell something of what is sealed of them.
   */
  unseen: z.int(),
  /** Some of the changes, in the order of the later file. */
  changes: z.array(RowChangeView),
});
export type RowChanges = z.infer<typeof RowChanges>;
