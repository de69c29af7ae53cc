// What an example is: a conversation so far, 0..N responses, visible fields; and, kept apart, what is sealed of it.
import { z } from 'zod';

/** system and tool messages are shown too, labelled; any other speaker keeps the name the file gave. */
export const Message = z.strictObject({ role: z.string().min(1).max(60), text: z.string() });
export type Message = z.infer<typeof Message>;

export const Response = z.strictObject({ text: z.string() });
export type Response = z.infer<typeof Response>;

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export const Json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

export const Fields = z.record(z.string(), Json);
export type Fields = z.infer<typeof Fields>;

/** What every member may read. Text is Markdown source as it stood in the file, unchanged. */
export const Content = z.strictObject({ conversation: z.array(Message), responses: z.array(Response), fields: Fields });
export type Content = z.infer<typeof Content>;

/** What nobody may see of an example before its table is open to them: model names, automatic scores, filter verdicts, gold labels. */
export const Sealed = z.strictObject({ fields: Fields });
export type Sealed = z.infer<typeof Sealed>;
