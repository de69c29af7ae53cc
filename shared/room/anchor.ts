// Where in an example a highlight or comment sits: a part of it, and a stretch of that part's source text.
import { z } from 'zod';

export const QUOTE_LIMIT = 4_000;
export const CONTEXT_LENGTH = 32;

/** One readable text of an example: a message of the conversation, a response, or a visible field. */
export const Part = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('conversation'), index: z.int().min(0).max(9_999) }),
  z.strictObject({ in: z.literal('responses'), index: z.int().min(0).max(99) }),
  z.strictObject({ in: z.literal('fields'), name: z.string().min(1).max(200) }),
]);
export type Part = z.infer<typeof Part>;

/** Words of a part by their place alone: enough while the text cannot change. UTF-16 units, `end` exclusive. */
export const Stretch = z.strictObject({ part: Part, start: z.int().min(0), end: z.int().min(1) });
export type Stretch = z.infer<typeof Stretch>;

/**
 * W3C selectors over a part's source text: TextPositionSelector (start, end in UTF-16 code units, end exclusive) with
 * TextQuoteSelector (exact, prefix, suffix). https://www.w3.org/TR/annotation-model/#selectors
 */
export const Anchor = z
  .strictObject({
    part: Part,
    start: z.int().min(0),
    end: z.int().min(1),
    exact: z.string().min(1).max(QUOTE_LIMIT),
    prefix: z.string().max(CONTEXT_LENGTH),
    suffix: z.string().max(CONTEXT_LENGTH),
  })
  .refine((a) => a.end - a.start === a.exact.length, 'the quote is not as long as its position says');
export type Anchor = z.infer<typeof Anchor>;

export const samePart = (a: Part, b: Part): boolean =>
  a.in === 'fields' ? b.in === 'fields' && a.name === b.name : b.in === a.in && a.index === b.index;
