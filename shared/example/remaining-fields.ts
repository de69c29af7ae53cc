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
  const texts: string[] = [];
  for (const { text } of responses) if (/\S/.test(text)) texts.push(text);
  const left: { fields: Fields; sealed: Fields } = { fields: {}, sealed: {} };
  for (const name of Object.keys(row)) {
    const value = row[name] as Json;
    if (used.has(name) || (typeof value === 'string' && conversation.some(({ text }) => text === value))) continue;
    const isSealed =
      isSealedName(name) || holdsSealedName(value) || isPerResponse(value, responses.length) || repeats(value, texts);
    keep(isSealed ? left.sealed : left.fields, name, value);
  }
  return left;
}

function keep(fields: Fields, name: string, value: Json): void {
  // Assigned, a field called __proto__ would not be one.
  if (name === '__proto__')
    Object.defineProperty(fields, name, { value, enumerable: true, writable: true, configurable: true });
  else fields[name] = value;
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
