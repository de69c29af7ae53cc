// Responses rated on NVIDIA's five attributes, and pairs with a strength of preference: HelpSteer, HelpSteer2, HelpSteer3.
import { readChat } from '../chat.ts';
import type { Json } from '../example.ts';
import { type Format, has, objectsIn, type Row } from '../format.ts';
import { LabelBook, numberIn, textIn } from '../label-book.ts';

const ATTRIBUTES = ['helpfulness', 'correctness', 'coherence', 'complexity', 'verbosity'];
const STRENGTHS = ['overall_preference', 'preference_strength'];
const OF_THE_PAIR = [
  ...STRENGTHS,
  ...['individual_preference', 'preference_statement', 'preference_elaboration'],
  ...['three_most_similar_preferences', 'all_preferences_unprocessed'],
];
/** The datasets give the mean or the agreed mark of three or more annotators. https://huggingface.co/datasets/nvidia/HelpSteer2 */
const ANNOTATORS = 'Annotators';

export const helpsteer: Format = {
  recognise(row) {
    const isRated = ATTRIBUTES.every((name) => Object.hasOwn(row, name)) && has(row, 'response');
    return isRated || STRENGTHS.some((name) => Object.hasOwn(row, name)) ? 0.96 : 0;
  },
  map(row) {
    const taken = new Set([...ATTRIBUTES, ...OF_THE_PAIR]);
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !taken.has(name)));
    const read = readChat(rest, { prompt: ['prompt', 'context', 'messages'], responses: ['response', 'responses'] });
    return { ...read, labels: labelsOf(row) };
  },
};

function labelsOf(row: Row) {
  const book = new LabelBook();
  const rater = book.rater(ANNOTATORS, { kind: 'crowd', standing: 'trainer' });
  for (const dimension of ATTRIBUTES) book.rate({ rater, dimension, response: 0, value: numberIn(row[dimension]) });
  const [statement, more] = [textIn(row.preference_statement), textIn(row.preference_elaboration)];
  const rationale = [statement, more].filter((text) => text !== undefined).join('\n\n');
  rate(
    book,
    rater,
    STRENGTHS.map((name) => row[name]).find((value) => value !== undefined),
    rationale,
  );
  for (const [n, each] of objectsIn(row.individual_preference).entries()) {
    const one = book.rater(`Annotator ${n + 1}`, { kind: 'person', standing: 'trainer' });
    rate(book, one, each.score, textIn(each.reasoning) ?? '');
    for (const [response, text] of [each.feedback1, each.feedback2].map(textIn).entries())
      if (text) book.rate({ rater: one, dimension: 'feedback', response, value: null, rationale: text });
  }
  return book.labels;
}

/** −3 to 3: below zero the first is better, above it the second. */
function rate(book: LabelBook, rater: string, strength: Json | undefined, rationale: string): void {
  const value = numberIn(strength);
  if (typeof value !== 'number') return;
  const better = value === 0 ? 'tie' : value < 0 ? 'A' : 'B';
  book.rate({ rater, dimension: 'preference', value: better, ...(rationale && { rationale }) });
  book.rate({ rater, dimension: 'preference strength', value });
}
