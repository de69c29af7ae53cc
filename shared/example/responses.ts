// Reading responses: one text, a list of texts, or objects that hold a text and facts about it.
import type { Fields, Json } from './example.ts';
import { FieldFault, has, isEmpty, kindOf, type Row, textOf } from './format.ts';

/** Where rows keep responses, the likeliest first. */
export const RESPONSE_FIELDS = [
  'responses',
  'response',
  'completions',
  'completion',
  'outputs',
  'output',
  'generations',
  'generation',
] as const;

/** One field for each: `response_a`, `output_1`, `completion2`. */
const NUMBERED = /^(?:response|completion|output|generation)_?(?:[0-9]{1,2}|[a-f])$/i;
/** Made once: making one takes longer than reading a row. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;
const TEXT_FIELDS = ['text', 'content', 'response', 'output', 'completion', 'generated_text', 'value', 'answer'];

export interface ReadResponses {
  texts: string[];
  /** The fields of the row they were read from. */
  used: string[];
  /** What the objects said besides the text, by field: who wrote it, its score. All of it is sealed. */
  sealed: Fields;
}

/** The fields responses would be read from: the first of `fields` that is there, or else all the numbered ones, in order. */
export function responseFieldsOf(row: Row, fields: readonly string[]): string[] {
  for (const name of fields) if (has(row, name)) return [name];
  return numberedIn(Object.keys(row)).filter((name) => has(row, name));
}

/** Rows have the same names again and again: what was found among them is kept. */
let known: { names: readonly string[]; numbered: readonly string[] } = { names: [], numbered: [] };

function numberedIn(names: readonly string[]): readonly string[] {
  const isKnown = names.length === known.names.length && names.every((name, n) => name === known.names[n]);
  if (!isKnown) known = { names, numbered: names.filter((name) => NUMBERED.test(name)).sort(inOrder) };
  return known.numbered;
}

/** @throws FieldFault when a field holds something else than responses */
export function readResponses(row: Row, fields: readonly string[]): ReadResponses {
  const used = responseFieldsOf(row, fields);
  const texts: string[] = [];
  const sealed: Fields = {};
  for (const field of used) {
    const value = row[field];
    // By far most are, and files have millions of them.
    if (typeof value === 'string') {
      texts.push(value);
      continue;
    }
    const items = itemsOf(value, field);
    texts.push(...items.map(({ text }) => text));
    if (items.some(({ rest }) => !isEmpty(rest))) sealed[field] = items.map(({ rest }) => rest);
  }
  return { texts, used, sealed };
}

const itemsOf = (value: Json | undefined, field: string) =>
  Array.isArray(value) ? value.map((item, i) => itemOf(item, `${field}[${i}]`)) : [itemOf(value, field)];

/** @throws FieldFault when there is no text in it */
export function itemOf(value: Json | undefined, field: string): { text: string; rest: Fields } {
  if (typeof value === 'string') return { text: value, rest: {} };
  if (value === undefined || value === null || typeof value !== 'object' || Array.isArray(value))
    throw new FieldFault(field, `must be text or an object with text, but it is ${kindOf(value)}`);
  const name = TEXT_FIELDS.find((each) => Object.hasOwn(value, each));
  if (name === undefined)
    throw new FieldFault(
      field,
      `has no text: none of its fields is called ${TEXT_FIELDS.slice(0, -1).join(', ')} or answer`,
    );
  return {
    text: textOf(value[name], `${field}.${name}`),
    rest: Object.fromEntries(Object.entries(value).filter(([each]) => each !== name)),
  };
}
