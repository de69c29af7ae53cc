// Reads the columns whose use a person decided, beside what the format made of the rest.

import { dialogueTurns } from './dialogue.ts';
import type { Content, Fields, Json, Message, Response } from './example.ts';
import { FieldFault, kindOf, type Row, textOf } from './format.ts';
import { LabelBook, numberIn, textIn } from './label-book.ts';
import type { ColumnUse, Mapping } from './mapping.ts';
import { spanOver, stretchAt, stretchOf } from './marked-text.ts';
import { readMessages } from './messages.ts';
import type { ImportedRater, Labels } from './rating.ts';
import { readResponses } from './responses.ts';
import { type PartText, textsOf } from './texts-of.ts';
import { isTranscript, turnsOfTranscript } from './transcript.ts';

type Use<U extends ColumnUse['use']> = Extract<ColumnUse, { use: U }>;
export type Columns = ReadonlyMap<string, ColumnUse>;

/** Lists of messages, responses and values may stand in a cell as their JSON, as in CSV files. */
export function unpacked(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

export interface ReadColumns {
  conversation: Message[];
  responses: Response[];
  fields: Fields;
  sealed: Fields;
}

/** Conversation, responses and fields, in the order of the columns. @throws FieldFault */
export function readTexts(row: Row, columns: Columns): ReadColumns {
  const conversation: Message[] = [];
  const responses: Response[] = [];
  // fromEntries, not assignment: a column may be called __proto__.
  const fields: [string, Json][] = [];
  const sealed: [string, Json][] = [];
  for (const [name, value] of Object.entries(row)) {
    const use = columns.get(name);
    if (use === undefined || (value === null && use.use !== 'field' && use.use !== 'sealed')) continue;
    if (use.use === 'turn') conversation.push(...turnIn(value, name, use.role));
    else if (use.use === 'messages') conversation.push(...readMessages(unpacked(value), name).messages);
    else if (use.use === 'transcript') conversation.push(...turnsIn(value, name));
    else if (use.use === 'response') responses.push(...responsesIn(value, name));
    else if (use.use === 'field') fields.push([name, value]);
    else if (use.use === 'sealed') sealed.push([name, value]);
  }
  return { conversation, responses, fields: Object.fromEntries(fields), sealed: Object.fromEntries(sealed) };
}

/** An empty cell is no message. */
const turnIn = (value: Json, name: string, role: string): Message[] =>
  value === '' ? [] : [{ role, text: typeof value === 'number' ? String(value) : textOf(value, name) }];

function turnsIn(value: Json, name: string): Message[] {
  const text = textOf(value, name);
  return isTranscript(text) ? turnsOfTranscript(text) : (dialogueTurns(text) ?? [{ role: 'user', text }]);
}

/** Text that is the JSON of a list is many responses; a number is read as it is written. */
function responsesIn(value: Json, name: string): Response[] {
  const list = unpacked(value);
  const one = Array.isArray(list) ? list : value;
  const readable = typeof one === 'number' || typeof one === 'boolean' ? String(one) : one;
  return readResponses({ [name]: readable }, [name]).texts.map((text) => ({ text }));
}

/** Whom the file itself speaks for, where nobody is named. */
const THE_FILE: ImportedRater = { name: 'The file', kind: 'crowd', standing: 'trainer' };

/** Ratings, rationales and spans. @throws FieldFault */
export function readLabels(row: Row, columns: Columns, content: Content): Labels {
  const book = new LabelBook();
  const used = [...columns].filter(([name]) => Object.hasOwn(row, name));
  const named = used.find((each): each is [string, Use<'rater'>] => each[1].use === 'rater');
  const inRow = named === undefined ? undefined : raterIn(row[named[0]], named[0], named[1]);
  const raterOf = (by: ImportedRater | undefined): string => {
    const { name, ...about } = by ?? inRow ?? THE_FILE;
    return book.rater(name, about);
  };
  if (inRow !== undefined) raterOf(undefined);
  const rationales = used.filter((each): each is [string, Use<'rationale'>] => each[1].use === 'rationale');
  for (const [name, use] of used) {
    if (use.use === 'rating') rate(book, row, name, use, raterOf(use.by), content.responses.length, rationales);
    else if (use.use === 'rationale' && !goesWithRating(use, used)) {
      const rationale = textIn(row[name]);
      if (rationale)
        book.rate({ rater: raterOf(use.by), dimension: name, ...at(use.response), value: null, rationale });
    }
  }
  const spans = used.filter((each): each is [string, Use<'span'>] => each[1].use === 'span');
  if (spans.length > 0) markSpan(book, row, spans, raterOf(undefined), content);
  return book.labels;
}

const at = (response: number | undefined): { response?: number } => (response === undefined ? {} : { response });

function raterIn(value: Json | undefined, name: string, { kind, standing }: Use<'rater'>): ImportedRater | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const rater = textIn(value);
  if (rater === undefined) throw new FieldFault(name, `must name a rater, but it is ${kindOf(value)}`);
  return { name: /^\d+$/.test(rater) ? `Rater ${rater}` : rater, kind, standing };
}

const isSame = (a: Use<'rationale'>, b: ColumnUse): boolean =>
  b.use === 'rating' && a.by?.name === b.by?.name && a.response === b.response;

const goesWithRating = (use: Use<'rationale'>, used: readonly [string, ColumnUse][]): boolean =>
  used.some(([, other]) => isSame(use, other));

function rate(
  book: LabelBook,
  row: Row,
  name: string,
  use: Use<'rating'>,
  rater: string,
  responses: number,
  rationales: readonly [string, Use<'rationale'>][],
): void {
  const value = unpacked(row[name]);
  const { dimension, response } = use;
  if (response === undefined && responses > 1 && Array.isArray(value) && value.length === responses) {
    for (const [n, item] of value.entries()) book.rate({ rater, dimension, response: n, value: numberIn(item) });
    return;
  }
  const why = rationales.find(([, rationale]) => isSame(rationale, use));
  const rationale = why === undefined ? undefined : textIn(row[why[0]]);
  // With the first that fits alone: a rationale stands once.
  const isFirst = !book.labels.ratings.some((each) => each.rater === rater && each.rationale !== undefined);
  book.rate({ rater, dimension, ...at(response), value: numberIn(value), ...(rationale && isFirst && { rationale }) });
}

function markSpan(
  book: LabelBook,
  row: Row,
  spans: readonly [string, Use<'span'>][],
  rater: string,
  content: Content,
): void {
  const fact = (is: Use<'span'>['is']) => {
    const [name] = spans.find(([, use]) => use.is === is) ?? [];
    return name === undefined ? undefined : textIn(row[name]);
  };
  const [quote, category, severity, comment] = [fact('quote'), fact('category'), fact('severity'), fact('comment')];
  const [start, end] = [numberIn(fact('start')), numberIn(fact('end'))];
  const hasPlace = typeof start === 'number' && typeof end === 'number';
  if (quote === undefined && !hasPlace) return;
  const on = spans[0]?.[1].on;
  const { part, text } = partOf(row, on, content) ?? {};
  if (part === undefined || text === undefined) return;
  const found = hasPlace ? stretchAt(text, start, end, quote) : stretchOf(text, quote ?? '');
  const about = { rater, ...(category && { category }), ...(severity && { severity }), ...(comment && { comment }) };
  book.mark(spanOver(part, text, found, quote ?? '', about));
}

/** The part that holds the text of a column; the first there is when the column is not shown as it stands. */
function partOf(row: Row, column: string | undefined, content: Content): PartText | undefined {
  const texts = textsOf(content);
  const text = column === undefined ? undefined : row[column];
  return texts.find((each) => each.text === text) ?? texts[0];
}

export const columnsOf = ({ columns }: Pick<Mapping, 'columns'>): Columns => new Map(columns);
