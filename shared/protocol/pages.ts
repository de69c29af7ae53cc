// HTTP bodies about pages: drafts, and who wrote which words of a text.
import { z } from 'zod';
import { Id } from '../room/ids.ts';

const ResponseNumber = z.coerce.number().int().min(0).max(1_000);

export const DraftPath = z.strictObject({ room: Id, example: Id, response: ResponseNumber });
export const DraftView = z.strictObject({ response: z.int() });
export type DraftView = z.infer<typeof DraftView>;

/** `note`, or the number of the response whose draft is meant, counted from 0. */
export const PageTextPath = z.strictObject({
  room: Id,
  example: Id,
  text: z.union([z.literal('note'), ResponseNumber]),
});

/** A text in pieces, in order: what each author wrote of it. null wrote the original that a draft began with. */
export const Authorship = z.strictObject({
  pieces: z.array(z.strictObject({ text: z.string(), author: Id.nullable() })),
});
export type Authorship = z.infer<typeof Authorship>;
