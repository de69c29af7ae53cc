// Labels that a row brought with it: who gave them, what they said, and which stretches of text they marked. All of it is sealed.
import { z } from 'zod';
import { Part } from '../room/anchor.ts';
import { Standing } from '../room/roles.ts';
import { Json } from './example.ts';

/** person: one reader · crowd: several whose votes cannot be told apart · model: a language model or a program that judges. */
export const RaterKind = z.enum(['person', 'crowd', 'model']);
export type RaterKind = z.infer<typeof RaterKind>;

export const RATER_NAME_LIMIT = 120;
const Named = z.string().min(1).max(RATER_NAME_LIMIT);

/** One rater of a dataset; within it the name is the identity. */
export const ImportedRater = z.strictObject({ name: Named, kind: RaterKind, standing: Standing });
export type ImportedRater = z.infer<typeof ImportedRater>;

/** What a rater said of an example, or of one of its responses. */
export const Rating = z.strictObject({
  rater: Named,
  /** What was asked, in the file's own words: `helpfulness`, `preference`. */
  dimension: Named,
  /** The response it is about, from 0; absent when it is about the example. */
  response: z.int().min(0).optional(),
  /** As the file has it. A preference between responses names one by letter (`A`), or is `tie` or `both bad`. Null where there is only a rationale. */
  value: Json,
  rationale: z.string().optional(),
});
export type Rating = z.infer<typeof Rating>;

/** A stretch of text that a rater marked. */
export const RatedSpan = z.strictObject({
  rater: Named,
  part: Part,
  /** In UTF-16 code units of the part's source text, end exclusive. */
  start: z.int().min(0),
  end: z.int().min(0),
  /** What stands there. */
  quote: z.string(),
  category: z.string().optional(),
  severity: z.string().optional(),
  comment: z.string().optional(),
});
export type RatedSpan = z.infer<typeof RatedSpan>;

/** Everything imported raters said of one example; `raters` are those who said it. */
export const Labels = z.strictObject({
  raters: z.array(ImportedRater),
  ratings: z.array(Rating),
  spans: z.array(RatedSpan),
});
export type Labels = z.infer<typeof Labels>;

export const noLabels = (): Labels => ({ raters: [], ratings: [], spans: [] });
