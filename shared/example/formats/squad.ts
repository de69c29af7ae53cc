// Questions on paragraphs with the answers marked in them, as SQuAD and XQuAD write them: a row is an article with many questions.
import { FieldFault, type Format, kindOf, objectsIn, type Row, textOf } from '../format.ts';
import { LabelBook } from '../label-book.ts';
import { messagePart, spanOver, stretchAt } from '../marked-text.ts';

/** The offsets count code points, as Python does. https://github.com/google-deepmind/xquad */
export const squad: Format = {
  recognise: (row) => (objectsIn(row.paragraphs).some((each) => Array.isArray(each.qas)) ? 1 : 0),
  expand(row) {
    if (!Array.isArray(row.paragraphs))
      throw new FieldFault('paragraphs', `must be a list, but it is ${kindOf(row.paragraphs)}`);
    return objectsIn(row.paragraphs).flatMap(({ context, qas }) =>
      objectsIn(qas).map((each) => ({ title: row.title ?? null, context: context ?? null, ...each })),
    );
  },
  map({ title, context, id, question, answers }) {
    const paragraph = textOf(context, 'context');
    const found = objectsIn(answers);
    const texts = [...new Set(found.map((answer) => textOf(answer.text, 'answers.text')))];
    const book = new LabelBook();
    for (const answer of found) markAnswer(book, answer, paragraph);
    return {
      content: {
        conversation: [
          { role: 'context', text: paragraph },
          { role: 'user', text: textOf(question, 'question') },
        ],
        responses: texts.map((text) => ({ text })),
        fields: Object.fromEntries(
          Object.entries({ title, id }).flatMap(([n, v]) => (v === undefined ? [] : [[n, v]])),
        ),
      },
      sealed: { fields: {} },
      labels: book.labels,
    };
  },
};

function markAnswer(book: LabelBook, { text, answer_start: start }: Row, paragraph: string): void {
  if (typeof text !== 'string' || typeof start !== 'number') return;
  const rater = book.rater('Annotator', { kind: 'person', standing: 'trainer' });
  const at = stretchAt(paragraph, start, start + [...text].length, text);
  book.mark(spanOver(messagePart(0), paragraph, at, text, { rater, category: 'answer' }));
}
