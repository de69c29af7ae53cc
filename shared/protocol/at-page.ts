// What a person does on a page now, as awareness tells it: where they write, what they have selected, how far they have read.
import { z } from 'zod';
import { Part, Stretch } from '../room/anchor.ts';
import { Id } from '../room/ids.ts';

/** Before a character of a co-edited text, by the client and clock that made it; null at the end of the text. */
export const TextPlace = z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).nullable();
export type TextPlace = z.infer<typeof TextPlace>;

/** What it says of itself is what a client chose to say; only `member` is the server's word. What does not parse is not there. */
export const AtPage = z.object({
  member: Id,
  /** Where their caret is: in the note, or in the draft of a response. */
  writing: z
    .object({ text: z.union([z.literal('note'), z.int().min(0)]), anchor: TextPlace, head: TextPlace })
    .optional()
    .catch(undefined),
  /** What they have selected of the example. */
  selected: Stretch.optional().catch(undefined),
  /** What stands at the top of their window: a part, and how much of it is above, from 0 to 1. */
  top: z
    .object({ part: Part, above: z.number().min(0).max(1) })
    .optional()
    .catch(undefined),
});
export type AtPage = z.infer<typeof AtPage>;
export type SaidOfMe = Omit<AtPage, 'member'>;
