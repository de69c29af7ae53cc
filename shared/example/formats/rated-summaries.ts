// A document or dialogue, its summary, and a list of marks by several annotators, as in DialSummEval.
import { type Format, has, hasAny, objectsIn, type Row, textOf } from '../format.ts';
import { LabelBook } from '../label-book.ts';
import { remainingFields } from '../remaining-fields.ts';

const SOURCES = ['dialogue', 'document', 'article', 'source', 'text'];

export const ratedSummaries: Format = {
  recognise: (row) => (has(row, 'summary') && hasAny(row, SOURCES) && marksOf(row).length > 0 ? 0.93 : 0),
  map(row) {
    const source = SOURCES.find((name) => has(row, name)) ?? 'document';
    const conversation = [{ role: 'user', text: textOf(row[source], source) }];
    const responses = [{ text: textOf(row.summary, 'summary') }];
    const left = remainingFields(row, new Set([source, 'summary', 'annotations']), { conversation, responses });
    const book = new LabelBook();
    for (const [n, marks] of marksOf(row).entries()) {
      const rater = book.rater(`Annotator ${n + 1}`, { kind: 'person', standing: 'trainer' });
      for (const [dimension, value] of Object.entries(marks)) book.rate({ rater, dimension, response: 0, value });
    }
    return {
      content: { conversation, responses, fields: left.fields },
      sealed: { fields: left.sealed },
      labels: book.labels,
    };
  },
};

/** One object of marks for each annotator; none when it is no such list. */
function marksOf({ annotations }: Row): Row[] {
  const marks = objectsIn(annotations);
  return Array.isArray(annotations) &&
    marks.length === annotations.length &&
    marks.every((each) => Object.values(each).every(isMark))
    ? marks
    : [];
}

const isMark = (value: unknown): boolean => value === null || typeof value !== 'object';
