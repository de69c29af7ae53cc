// Label Studio's JSON export: a task with its data, the annotations of people and the predictions of models.
// https://labelstud.io/guide/export#Label-Studio-JSON-format-of-annotated-tasks
import type { Content, Json } from '../example.ts';
import { type Format, objectIn, objectsIn, type Row } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { readPlainWith } from '../plain-formats.ts';
import type { ImportedRater } from '../rating.ts';
import { type PartText, spanSomewhere, textsOf } from '../texts-of.ts';

export const labelStudio: Format = {
  recognise: (row) =>
    objectIn(row.data) !== undefined && (Array.isArray(row.annotations) || Array.isArray(row.completions)) ? 0.99 : 0,
  map(row) {
    const { meta, agreement } = row;
    const isMeta = meta !== undefined && Object.keys(objectIn(meta) ?? {}).length > 0;
    const read = readPlainWith(objectIn(row.data) ?? {}, {
      ...(isMeta && { meta }),
      ...(agreement !== undefined && agreement !== null && { agreement }),
    });
    const { id } = row;
    const fields = { ...(id === undefined ? {} : { id }), ...read.content.fields };
    return { ...read, content: { ...read.content, fields }, labels: labelsOf(row, read.content) };
  },
};

function labelsOf(row: Row, content: Content) {
  const book = new LabelBook();
  const texts = textsOf(content);
  for (const annotation of objectsIn(row.annotations ?? row.completions)) {
    if (annotation.was_cancelled === true) continue;
    const standing = annotation.ground_truth === true ? 'expert' : 'trainer';
    readResults(book, texts, annotation, annotatorOf(annotation.completed_by), { kind: 'person', standing });
  }
  for (const prediction of objectsIn(row.predictions)) {
    const name = textIn(prediction.model_version) ?? 'Prediction';
    readResults(book, texts, prediction, name, { kind: 'model', standing: 'trainer' });
  }
  return book.labels;
}

function annotatorOf(value: Json | undefined): string {
  const { first_name, last_name, email, id } = objectIn(value) ?? {};
  const name = [first_name, last_name].flatMap((part) => textIn(part) ?? []).join(' ');
  const number = textIn(id) ?? textIn(value);
  return name || (textIn(email) ?? (number === undefined ? 'Annotator' : `Annotator ${number}`));
}

function readResults(
  book: LabelBook,
  texts: readonly PartText[],
  annotation: Row,
  name: string,
  about: Omit<ImportedRater, 'name'>,
): void {
  const rater = book.rater(name, about);
  for (const result of objectsIn(annotation.result)) {
    const value = objectIn(result.value) ?? {};
    const dimension = textIn(result.from_name) ?? textIn(result.type) ?? 'label';
    const { start, end } = value;
    if (typeof start === 'number' && typeof end === 'number' && texts.length > 0) {
      const category = labelIn(value, result.type);
      const span = spanSomewhere(
        texts,
        { start, end, quote: textIn(value.text) },
        { rater, ...(category && { category }) },
      );
      book.mark(span);
      if (span !== undefined) continue;
    }
    book.rate({ rater, dimension, value: chosenIn(value, result.type) });
  }
}

const labelIn = (value: Row, type: Json | undefined): string | undefined => {
  const labels = typeof type === 'string' ? value[type] : undefined;
  return Array.isArray(labels) ? labels.flatMap((label) => textIn(label) ?? []).join(', ') || undefined : undefined;
};

/** What was chosen; of a region in a picture, all that is said of it. */
function chosenIn(value: Row, type: Json | undefined): Json {
  const isRegion = ['x', 'points', 'brushDataURL', 'rle', 'start'].some((name) => Object.hasOwn(value, name));
  const named = typeof type === 'string' && Object.hasOwn(value, type) ? value[type] : undefined;
  const said = isRegion ? undefined : (named ?? onlyOf(value));
  if (said === undefined) return value;
  return Array.isArray(said) && said.length === 1 && said[0] !== undefined ? said[0] : said;
}

function onlyOf(value: Row): Json | undefined {
  const said = Object.values(value);
  return said.length === 1 ? said[0] : undefined;
}
