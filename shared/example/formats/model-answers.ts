// A model's answers to questions that are in another file, as MT-bench keeps them: `choices`, each with an answer for every turn.
// https://github.com/lm-sys/FastChat/tree/main/fastchat/llm_judge
import type { Json } from '../example.ts';
import { type Format, has, objectsIn, type Row, textOf } from '../format.ts';
import { remainingFields } from '../remaining-fields.ts';

const answersOf = (row: Row): Json[][] =>
  objectsIn(row.choices).flatMap(({ turns }) => (Array.isArray(turns) ? [turns] : []));

export const modelAnswers: Format = {
  recognise: (row) => (has(row, 'choices') && answersOf(row).length > 0 ? 0.9 : 0),
  map(row) {
    const responses = answersOf(row).map((turns, choice) => ({
      text: turns.map((turn, n) => textOf(turn, `choices[${choice}].turns[${n}]`)).join('\n\n---\n\n'),
    }));
    const left = remainingFields(row, new Set(['choices']), { conversation: [], responses });
    return { content: { conversation: [], responses, fields: left.fields }, sealed: { fields: left.sealed } };
  },
};
