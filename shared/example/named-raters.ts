// Raters as rows of our own kind bring them: a list `raters` of objects with a name and what each said.

import { Standing } from '../room/roles.ts';
import type { Content, Fields, Json } from './example.ts';
import { LabelBook, textIn } from './label-book.ts';
import { responsePart, spanOver, stretchAt, stretchOf } from './marked-text.ts';
import { type Labels, RaterKind } from './rating.ts';

const ABOUT: ReadonlySet<string> = new Set(['name', 'kind', 'standing', 'rationale', 'spans']);

/**
 * Undefined when it is no such list. Every other field of a rater is a dimension: a list with one item for each response
 * rates each of them. The rationale goes with the first thing said of the example as a whole.
 */
export function namedRaters(value: Json | undefined, { responses }: Pick<Content, 'responses'>): Labels | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isRater)) return undefined;
  const book = new LabelBook();
  for (const each of value) {
    const rater = book.rater(each.name, { kind: kindIn(each.kind), standing: standingIn(each.standing) });
    const rationale = textIn(each.rationale);
    const said = Object.entries(each).filter(([name]) => !ABOUT.has(name));
    const whole = said.find(([, value]) => !isPerResponse(value, responses.length))?.[0];
    for (const [dimension, value] of said) {
      if (isPerResponse(value, responses.length))
        for (const [response, item] of value.entries()) book.rate({ rater, dimension, response, value: item });
      else book.rate({ rater, dimension, value, ...(dimension === whole && rationale ? { rationale } : {}) });
    }
    if (whole === undefined && rationale) book.rate({ rater, dimension: 'rationale', value: null, rationale });
    for (const span of Array.isArray(each.spans) ? each.spans : []) book.mark(spanIn(span, rater, responses));
  }
  return book.labels;
}

type Rater = { [field: string]: Json } & { name: string };

const isRater = (item: Json): item is Rater =>
  item !== null &&
  typeof item === 'object' &&
  !Array.isArray(item) &&
  typeof item.name === 'string' &&
  Object.keys(item).some((name) => name === 'spans' || name === 'rationale' || !ABOUT.has(name));

const isPerResponse = (value: Json, responses: number): value is Json[] =>
  responses > 1 && Array.isArray(value) && value.length === responses;

const kindIn = (value: Json | undefined): RaterKind => RaterKind.catch('person').parse(value);
const standingIn = (value: Json | undefined): Standing => Standing.catch('trainer').parse(value);

/** `{ response: 'B' or 1, start, end, quote, category, severity, comment }`; the response is the only one unless said. */
function spanIn(value: Json, rater: string, responses: Content['responses']) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const index = responseIn(value.response);
  const text = responses[index]?.text;
  if (text === undefined) return undefined;
  const { start, end } = value;
  const quote = textIn(value.quote);
  const at =
    typeof start === 'number' && typeof end === 'number'
      ? stretchAt(text, start, end, quote)
      : stretchOf(text, quote ?? '');
  return spanOver(responsePart(index), text, at, quote ?? '', { rater, ...aboutSpan(value) });
}

/** Category, severity and comment of an object that says them. */
export function aboutSpan(value: Fields): { category?: string; severity?: string; comment?: string } {
  const [category, severity, comment] = [textIn(value.category), textIn(value.severity), textIn(value.comment)];
  return { ...(category && { category }), ...(severity && { severity }), ...(comment && { comment }) };
}

/** A letter or a number from 0. */
function responseIn(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^[A-Z]$/i.test(value) ? value.toUpperCase().charCodeAt(0) - 65 : 0;
}
