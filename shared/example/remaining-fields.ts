// What is left of a row when its conversation and responses are taken: visible fields, and those that are sealed.
import type { Content, Fields, Json } from './example.ts';
import type { Row } from './format.ts';
import { holdsSealedName, isSealedName } from './sealed-names.ts';

/** A response shorter than this ("B", "42") stands in many texts by chance, so it must be the whole of one to seal it. */
const TELLING_LENGTH = 20;

/** Splits the fields not in `used`. One that only repeats a message of the conversation is left out. */
export function remainingFields(
  row: Row,
  used: ReadonlySet<string>,
  { conversation, responses }: Pick<Content, 'conversation' | 'responses'>,
): { fields: Fields; sealed: Fields } {
  const messages = new Set(conversation.map((message) => message.text));
  const texts = responses.map((response) => response.text).filter((text) => text.trim() !== '');
  const isSealed = (name: string, value: Json): boolean =>
    isSealedName(name) || holdsSealedName(value) || isPerResponse(value, responses.length) || repeats(value, texts);
  const left = Object.entries(row).filter(
    ([name, value]) => !used.has(name) && !(typeof value === 'string' && messages.has(value)),
  );
  // fromEntries, not assignment: a field may be called __proto__.
  return {
    fields: Object.fromEntries(left.filter(([name, value]) => !isSealed(name, value))),
    sealed: Object.fromEntries(left.filter(([name, value]) => isSealed(name, value))),
  };
}

/** A list with one item for each of several responses says something about each of them. */
const isPerResponse = (value: Json, responses: number): boolean =>
  responses > 1 && Array.isArray(value) && value.length === responses;

/** Does it hold the text of a response again, as `messages` beside `chosen` and `rejected` does? */
function repeats(value: Json, texts: readonly string[]): boolean {
  if (typeof value === 'string')
    return texts.some((text) => value === text || (text.length >= TELLING_LENGTH && value.includes(text)));
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some((inner) => repeats(inner, texts));
}
