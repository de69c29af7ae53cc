// Summaries of one story by several systems, with what reviewers marked, said and scored, as in SQuALITY's human evaluation.
// https://github.com/nyu-mll/SQuALITY
import type { Fields } from '../example.ts';
import { FieldFault, type Format, kindOf, objectIn, objectsIn, type Row, textOf } from '../format.ts';
import { LabelBook, textIn } from '../label-book.ts';
import { responsePart, spanOver, stretchOf } from '../marked-text.ts';
import { unmarkedOrder } from '../unmarked-order.ts';

const SCORE = /^(.+)-(?:rating|rank)$/;

export const squality: Format = {
  recognise: (row) => (Object.hasOwn(row, 'passage-id') && objectIn(row.questions) !== undefined ? 1 : 0),
  expand(row) {
    const questions = objectIn(row.questions);
    if (questions === undefined)
      throw new FieldFault('questions', `must be an object, but it is ${kindOf(row.questions)}`);
    return Object.entries(questions).map(([question, systems]) => ({
      'passage-id': row['passage-id'] ?? null,
      question,
      systems,
    }));
  },
  map({ 'passage-id': passage, question, systems }) {
    const each = Object.entries(objectIn(systems) ?? {}).map(([system, of]) => ({ system, of: objectIn(of) ?? {} }));
    const texts = each.map(({ system, of }) => textOf(of.response, `questions.${question}.${system}.response`));
    // The file always names the systems in the same order.
    const order = unmarkedOrder([], texts);
    const inOrder = order.flatMap((at) => each[at] ?? []);
    const responses = order.map((at) => ({ text: texts[at] ?? '' }));
    const overall: Fields[] = inOrder.map(({ of }) => ({ ...objectIn(of.overall) }));
    const book = new LabelBook();
    for (const [at, { of }] of inOrder.entries())
      for (const review of objectsIn(of.reviews)) read(book, review, at, responses[at]?.text ?? '');
    return {
      content: { conversation: [], responses, fields: { 'passage-id': passage ?? null, question: question ?? null } },
      sealed: { fields: { systems: inOrder.map(({ system }) => system), overall } },
      labels: book.labels,
    };
  },
};

function read(book: LabelBook, review: Row, response: number, text: string): void {
  const rater = book.rater(`Reviewer ${textIn(review.worker_id) ?? '?'}`, { kind: 'person', standing: 'expert' });
  for (const [name, value] of Object.entries(review))
    if (SCORE.test(name)) book.rate({ rater, dimension: name.replace('-', ' '), response, value });
  for (const { selection, annotation } of objectsIn(review.annotations)) {
    if (typeof selection !== 'string' || selection === '') continue;
    const comment = Array.isArray(annotation) ? annotation.flatMap((said) => textIn(said) ?? []).join('\n') : '';
    // White space alone stands in many places: which one was meant is not known.
    const at = selection.trim() === '' ? undefined : stretchOf(text, selection);
    book.mark(spanOver(responsePart(response), text, at, selection, { rater, ...(comment && { comment }) }));
  }
}
