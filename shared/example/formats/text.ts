// A single text, to be read and judged by itself.
import { type Format, has, textOf } from '../format.ts';
import { remainingFields } from '../remaining-fields.ts';

export const text: Format = {
  recognise: (row) => (has(row, 'text') ? 0.35 : 0),
  map(row) {
    const responses = [{ text: textOf(row.text, 'text') }];
    const { fields, sealed } = remainingFields(row, new Set(['text']), { conversation: [], responses });
    return { content: { conversation: [], responses, fields }, sealed: { fields: sealed } };
  },
};
