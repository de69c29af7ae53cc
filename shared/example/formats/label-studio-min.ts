// Label Studio's JSON-MIN and CSV exports: a row for each annotation, its data and what was chosen side by side.
// https://labelstud.io/guide/export#JSON-MIN
import type { Fields } from '../example.ts';
import type { Format } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { readPlain } from '../plain-formats.ts';

const OF_THE_ANNOTATION = ['annotation_id', 'annotator', 'lead_time', 'created_at', 'updated_at'];

export const labelStudioMin: Format = {
  recognise: (row) =>
    ['annotation_id', 'annotator', 'lead_time'].every((name) => Object.hasOwn(row, name)) ? 0.98 : 0,
  foldBy: ['id'],
  map(row) {
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !OF_THE_ANNOTATION.includes(name)));
    const { content, sealed } = readPlain(rest);
    const others = Object.entries(content.fields).filter(([name]) => name !== 'id');
    const book = new LabelBook();
    const annotator = textIn(row.annotator);
    if (annotator !== undefined)
      book.rater(annotator.includes('@') ? annotator : `Annotator ${annotator}`, {
        kind: 'person',
        standing: 'trainer',
      });
    return {
      // Which of the other columns came from people is not said, so all are sealed until a person says what they are.
      content: { ...content, fields: idOf(content.fields) },
      sealed: { fields: { ...Object.fromEntries(others), ...sealed.fields } },
      labels: book.labels,
    };
  },
};

const idOf = ({ id }: Fields): Fields => (id === undefined ? {} : { id });
