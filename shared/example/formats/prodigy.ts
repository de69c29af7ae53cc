// Prodigy's JSONL: a task with what one annotator decided, marked or chose. https://prodi.gy/docs/api-interfaces
import type { Content, Json } from '../example.ts';
import { type Format, has, hasAny, objectsIn, type Row } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';
import { readPlain } from '../plain-formats.ts';
import { spanSomewhere, textsOf } from '../texts-of.ts';

/** The tool's own, and what the annotator did: neither is the text. */
const NOT_THE_TEXT = [
  ...['_input_hash', '_task_hash', '_session_id', '_annotator_id', '_view_id', '_timestamp', '_is_binary'],
  ...['answer', 'accept', 'spans', 'tokens', 'relations', 'label', 'user_input', 'versions', 'config'],
];

export const prodigy: Format = {
  recognise: (row) => (hasAny(row, ['_task_hash', '_input_hash']) && Object.hasOwn(row, 'answer') ? 0.99 : 0),
  foldBy: ['_input_hash'],
  map(row) {
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !NOT_THE_TEXT.includes(name)));
    const read = readPlain(rest);
    return { ...read, labels: labelsOf(row, read.content) };
  },
};

function labelsOf(row: Row, content: Content) {
  const book = new LabelBook();
  const name = textIn(row._annotator_id) ?? textIn(row._session_id) ?? 'Annotator';
  const rater = book.rater(name, { kind: 'person', standing: 'trainer' });
  book.rate({ rater, dimension: textIn(row.label) ?? 'answer', value: row.answer });
  if (has(row, 'accept')) book.rate({ rater, dimension: 'choice', value: chosen(row) });
  if (has(row, 'user_input')) book.rate({ rater, dimension: 'text', value: row.user_input });
  if (objectsIn(row.relations).length > 0) book.rate({ rater, dimension: 'relations', value: row.relations });
  const texts = textsOf(content);
  for (const { start, end, label, text } of objectsIn(row.spans)) {
    const [from, to] = [numberIn(start), numberIn(end)];
    if (typeof from !== 'number' || typeof to !== 'number') continue;
    const category = textIn(label);
    book.mark(
      spanSomewhere(texts, { start: from, end: to, quote: textIn(text) }, { rater, ...(category && { category }) }),
    );
  }
  return book.labels;
}

/** The texts of the options that were chosen; one alone stands by itself. */
function chosen({ accept, options }: Row): Json {
  const texts = new Map(objectsIn(options).map(({ id, text }) => [String(id), text]));
  const named = (Array.isArray(accept) ? accept : []).map((id) => textIn(texts.get(String(id))) ?? id);
  return named.length === 1 && named[0] !== undefined ? named[0] : named;
}
