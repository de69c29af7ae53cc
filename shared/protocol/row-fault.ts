// A row of a file that cannot be taken: where it stands, what is wrong with it, and a short piece of it.
import { z } from 'zod';

/** What an import does at a row that cannot be taken: refuse the file, or leave the row out and say so. */
export const OnFault = z.enum(['stop', 'skip']);
export type OnFault = z.infer<typeof OnFault>;

export const RowFault = z.strictObject({
  /** From 1, in file order, rows that were left out counted. */
  row: z.int(),
  /** From 1, as an editor numbers them. Parquet has none. */
  line: z.int().optional(),
  /** From 1, in UTF-16 units of that line. */
  column: z.int().optional(),
  /** A path such as `messages[2].content`. */
  field: z.string().optional(),
  /** The rest of a sentence, with its full stop: what is wrong and what to do. */
  says: z.string(),
  /** A short piece of the row around the fault, fit to be shown. */
  text: z.string().optional(),
});
export type RowFault = z.infer<typeof RowFault>;

/** Rows that an import left out: how many, and the first of them. */
export const SKIPPED_NAMED = 100;
export const Skipped = z.strictObject({ count: z.int(), first: z.array(RowFault).max(SKIPPED_NAMED) });
export type Skipped = z.infer<typeof Skipped>;
