// Reading a row that holds a conversation and responses under known names: what most formats have in common.
import type { Fields, Message } from './example.ts';
import { has, isEmpty, type MappedRow, type Row, textOf } from './format.ts';
import { readPrompt } from './prompt.ts';
import { remainingFields } from './remaining-fields.ts';
import { readResponses } from './responses.ts';
import { holdsSealedName } from './sealed-names.ts';

export interface ChatFields {
  /** Where the conversation may be, the likeliest first. */
  prompt: readonly string[];
  /** Where the responses may be. */
  responses: readonly string[];
  /** Text that goes with the prompt, after it, such as `input` beside `instruction`. */
  after?: string;
  /** Without a response field, is the assistant's last message the response? */
  lastIsResponse?: boolean;
}

/** @throws FieldFault */
export function readChat(row: Row, names: ChatFields): MappedRow {
  const prompt = readPrompt(row, names.prompt);
  const { after } = names;
  const more = after !== undefined && has(row, after) ? textOf(row[after], after) : '';
  const read = readResponses(row, names.responses);
  const last = prompt.conversation.at(-1);
  const takesLast = names.lastIsResponse === true && read.used.length === 0 && last?.role === 'assistant';
  const asked: Message[] = more === '' ? prompt.conversation : [...prompt.conversation, { role: 'user', text: more }];
  const conversation = takesLast ? prompt.conversation.slice(0, -1) : asked;
  const responses = (takesLast ? [last.text] : read.texts).map((text) => ({ text }));

  const used = new Set([...prompt.used, ...read.used, ...(after === undefined ? [] : [after])]);
  const left = remainingFields(row, used, { conversation, responses });
  const rests = restsOf(prompt.rests);
  return {
    content: { conversation, responses, fields: joined(left.fields, rests.fields) },
    sealed: { fields: joined(joined(left.sealed, read.sealed), rests.sealed) },
  };
}

/** Most rows have nothing more. */
const joined = (fields: Fields, more: Fields): Fields => (isEmpty(more) ? fields : { ...fields, ...more });

/** What messages carried besides text, under the name of their field. */
export function restsOf({ field, rests }: { field: string; rests: Fields[] }): { fields: Fields; sealed: Fields } {
  if (rests.length === 0) return { fields: {}, sealed: {} };
  return holdsSealedName(rests)
    ? { fields: {}, sealed: { [field]: rests } }
    : { fields: { [field]: rests }, sealed: {} };
}
