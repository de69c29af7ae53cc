// Annotations in the W3C's model, as Recogito exports them: a row is one annotation, of which the text around it is known.
// https://www.w3.org/TR/annotation-model/
import type { Json } from '../example.ts';
import { type Format, objectIn, objectsIn, type Row } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { responsePart } from '../marked-text.ts';

export const w3cAnnotations: Format = {
  recognise: (row) => (row.type === 'Annotation' && quoteOf(row) !== undefined ? 0.9 : 0),
  map(row) {
    const { prefix = '', exact = '', suffix = '' } = quoteOf(row) ?? {};
    const { id, created, modified } = row;
    const source = targetOf(row).source;
    const book = new LabelBook();
    const who = objectIn(row.creator) ?? {};
    const rater = book.rater(textIn(who.name) ?? textIn(who.id) ?? 'Annotator', {
      kind: 'person',
      standing: 'trainer',
    });
    const said = bodiesOf(row.body);
    book.mark({
      ...{ rater, part: responsePart(0), start: prefix.length, end: prefix.length + exact.length, quote: exact },
      ...(said.tags.length > 0 && { category: said.tags.join(', ') }),
      ...(said.comments.length > 0 && { comment: said.comments.join('\n') }),
    });
    return {
      content: {
        conversation: [],
        responses: [{ text: prefix + exact + suffix }],
        fields: present({ id, source, created, modified }),
      },
      sealed: { fields: {} },
      labels: book.labels,
    };
  },
};

/** One, or the first of a list. */
const targetOf = ({ target }: Row): Row => (Array.isArray(target) ? objectsIn(target)[0] : objectIn(target)) ?? {};

function quoteOf(row: Row): { prefix: string; exact: string; suffix: string } | undefined {
  const selectors = targetOf(row).selector;
  const each = Array.isArray(selectors) ? objectsIn(selectors) : [objectIn(selectors) ?? {}];
  const quote = each.find(({ type }) => type === 'TextQuoteSelector');
  if (typeof quote?.exact !== 'string') return undefined;
  const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
  return { prefix: text(quote.prefix), exact: quote.exact, suffix: text(quote.suffix) };
}

/** Bodies for tagging are categories, all others comments. */
function bodiesOf(body: Json | undefined): { tags: string[]; comments: string[] } {
  const bodies = Array.isArray(body) ? objectsIn(body) : [objectIn(body) ?? {}];
  const valuesOf = (isTag: boolean): string[] =>
    bodies.filter(({ purpose }) => (purpose === 'tagging') === isTag).flatMap(({ value }) => textIn(value) ?? []);
  return { tags: valuesOf(true), comments: valuesOf(false) };
}

const present = (fields: Record<string, Json | undefined>) =>
  Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
