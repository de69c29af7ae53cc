// How the columns of a file become examples: what a person decided, above what a recognised format proposes.
import { z } from 'zod';
import { Standing } from '../room/roles.ts';
import { FormatName } from './format-name.ts';
import { ImportedRater, RATER_NAME_LIMIT, RaterKind } from './rating.ts';

/** What a sealed column tells, so that the group can later be compared with it. */
export const SealedWhat = z.enum(['score', 'model', 'verdict', 'gold', 'other']);
export type SealedWhat = z.infer<typeof SealedWhat>;

const Dimension = z.string().trim().min(1).max(RATER_NAME_LIMIT);
/** Who said it; absent: whom the column with use `rater` names in the same row, or else the file itself. */
const by = ImportedRater.optional();
/** The response it is about, from 0; absent: the example. */
const response = z.int().min(0).max(99).optional();

/** What one column is used as. */
export const ColumnUse = z.discriminatedUnion('use', [
  /** Not brought in. It stays in the row's own text. */
  z.strictObject({ use: z.literal('ignore') }),
  /** One message of the conversation; several stand in the order of the columns. */
  z.strictObject({ use: z.literal('turn'), role: z.string().trim().min(1).max(60) }),
  /** The conversation as a list of messages, or as the JSON text of one. */
  z.strictObject({ use: z.literal('messages') }),
  /** The conversation as one text with speakers: `Human: … Assistant: …`. */
  z.strictObject({ use: z.literal('transcript') }),
  /** A response, or a list of them; several columns stand side by side in their order. */
  z.strictObject({ use: z.literal('response') }),
  /** Beside the text, for everybody to see. */
  z.strictObject({ use: z.literal('field') }),
  z.strictObject({ use: z.literal('sealed'), what: SealedWhat }),
  /** Names who rated in this row. */
  z.strictObject({ use: z.literal('rater'), kind: RaterKind, standing: Standing }),
  /** A value that a rater gave; with a list that has one item for each response, one for each. */
  z.strictObject({ use: z.literal('rating'), dimension: Dimension, by, response }),
  /** Why a rater said so. */
  z.strictObject({ use: z.literal('rationale'), by, response }),
  /** One fact about the stretch of text that this row's rater marked; `on` is the column it was marked in. */
  z.strictObject({
    use: z.literal('span'),
    is: z.enum(['quote', 'start', 'end', 'category', 'severity', 'comment']),
    on: z.string(),
  }),
]);
export type ColumnUse = z.infer<typeof ColumnUse>;

export const COLUMNS_LIMIT = 10_000;
/** A field may be called __proto__, so this is a list of pairs on the wire. */
const Columns = z.array(z.tuple([z.string(), ColumnUse])).max(COLUMNS_LIMIT);

export const Mapping = z.strictObject({
  /** Reads what `columns` does not name; absent: only `columns` says what there is to read. */
  format: FormatName.optional(),
  /**
   * What a person decided, column by column. A column without a use is read by the format; what the format does not take
   * can be seen, unless its name or content tells that it must be sealed.
   */
  columns: Columns.default([]),
  /** Rows that agree in all of these are one example: the first says what there is to read, all say who rated how. Absent: as the format proposes. */
  foldBy: z.array(z.string()).max(20).optional(),
  /** Kind and standing of raters by name; a name that ends in * speaks for all that begin so. The first that fits holds. */
  raters: z
    .array(z.strictObject({ name: z.string().min(1), kind: RaterKind, standing: Standing }))
    .max(1_000)
    .default([]),
});
export type Mapping = z.infer<typeof Mapping>;
