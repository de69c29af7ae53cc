// Translations with marked errors as WMT's MQM releases have them: a row for each error of each rater, `<v>…</v>` around it.
// https://github.com/google/wmt-mqm-human-evaluation
import { type Format, has, type Row, textOf } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { messagePart, responsePart } from '../marked-text.ts';
import type { RatedSpan } from '../rating.ts';
import { remainingFields } from '../remaining-fields.ts';

const OPEN = '<v>';
const CLOSE = '</v>';
/** About one error, not about the item. */
const OF_THE_ERROR = ['rater', 'category', 'severity', 'metadata', 'source', 'target'];
const ATTENTION = 'hotw-test';
const NO_ERROR = /^no[-_ ]?errors?$/i;

export const wmtMqm: Format = {
  recognise: (row) =>
    ['source', 'target', 'rater', 'category', 'severity'].every((name) => Object.hasOwn(row, name)) ? 1 : 0,
  foldBy: ['system', 'doc', 'docSegId', 'doc_id', 'seg_id', 'globalSegId'],
  map(row) {
    const [source, target] = [unmarked(textOf(row.source, 'source')), unmarked(textOf(row.target, 'target'))];
    const conversation = [{ role: 'user', text: source.text }];
    const responses = [{ text: target.text }];
    const documentation = Object.keys(row).filter((name) => name.startsWith('#'));
    const left = remainingFields(row, new Set([...OF_THE_ERROR, ...documentation]), { conversation, responses });
    return {
      content: { conversation, responses, fields: left.fields },
      sealed: { fields: left.sealed },
      labels: labelsOf(row, source, target),
    };
  },
};

function labelsOf(row: Row, source: Unmarked, target: Unmarked) {
  const book = new LabelBook();
  if (!has(row, 'rater')) return book.labels;
  const rater = book.rater(textIn(row.rater) ?? '', { kind: 'person', standing: 'expert' });
  const [category, severity] = [textIn(row.category) ?? '', textIn(row.severity) ?? ''];
  if (severity.toLowerCase() === ATTENTION) book.rate({ rater, dimension: 'attention check', value: category });
  else if (NO_ERROR.test(severity) || NO_ERROR.test(category)) book.rate({ rater, dimension: 'errors', value: 'none' });
  else {
    const about = { rater, ...(category && { category }), ...(severity && { severity }) };
    const spans = [spanOf(target, responsePart(0), about), spanOf(source, messagePart(0), about)];
    for (const span of spans) book.mark(span);
    if (spans.every((span) => span === undefined))
      book.mark({ ...about, part: responsePart(0), start: 0, end: target.text.length, quote: target.text });
  }
  return book.labels;
}

interface Unmarked {
  text: string;
  marked?: { start: number; end: number };
}

/** The text without the marks. A mark without its other half is text. */
function unmarked(text: string): Unmarked {
  const start = text.indexOf(OPEN);
  const close = text.indexOf(CLOSE, start);
  if (start < 0 || close < 0) return { text };
  const inner = text.slice(start + OPEN.length, close);
  return {
    text: text.slice(0, start) + inner + text.slice(close + CLOSE.length),
    marked: { start, end: start + inner.length },
  };
}

const spanOf = (
  { text, marked }: Unmarked,
  part: RatedSpan['part'],
  about: Omit<RatedSpan, 'part' | 'start' | 'end' | 'quote'>,
): RatedSpan | undefined =>
  marked === undefined ? undefined : { ...about, part, ...marked, quote: text.slice(marked.start, marked.end) };
