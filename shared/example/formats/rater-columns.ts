// A table of items by raters: a column for each rater, called by a letter and a number, as in a script concordance test.
import type { Json } from '../example.ts';
import type { Format, Row } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';
import { readPlain } from '../plain-formats.ts';

const RATER = /^([A-Za-z]{1,12}?)[ _-]?\d{1,4}$/;
/** Fewer columns could be anything. */
const RATERS_LEAST = 3;

const isValue = (value: Json | undefined): boolean =>
  value === null || value === '' || typeof value === 'boolean' || typeof numberIn(value) === 'number';

const raterColumnsOf = (row: Row): string[] =>
  Object.keys(row).filter((name) => RATER.test(name) && isValue(row[name]));

export const raterColumns: Format = {
  recognise(row) {
    const columns = raterColumnsOf(row).length;
    const others = Object.keys(row).length - columns;
    return columns >= RATERS_LEAST && others >= 1 && columns > others ? 0.6 : 0;
  },
  map(row) {
    const raters = new Set(raterColumnsOf(row));
    const book = new LabelBook();
    for (const name of raters) {
      const value = row[name];
      if (value === null || value === '') continue;
      const rater = book.rater(name, { kind: 'person', standing: 'trainer' });
      book.rate({ rater, dimension: 'rating', value: numberIn(value) });
    }
    const item = Object.fromEntries(Object.entries(row).filter(([name]) => !raters.has(name)));
    const read = readPlain(item);
    const isText = read.content.responses.length > 0 || read.content.conversation.length > 0;
    return { ...(isText ? read : asQuestion(item)), labels: book.labels };
  },
};

/** Without a field that says what there is to read, the first text is it. */
function asQuestion(item: Row) {
  const [name, value] = Object.entries(item).find(([, value]) => textIn(value) !== undefined) ?? [];
  const { content, sealed } = readPlain(Object.fromEntries(Object.entries(item).filter(([each]) => each !== name)));
  const conversation = name === undefined ? [] : [{ role: 'user', text: textIn(value) ?? '' }];
  return { content: { ...content, conversation }, sealed };
}
