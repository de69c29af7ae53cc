// Questions in several turns without responses, as in MT-bench: each turn is a message of the user.
import { FieldFault, type Format, has, kindOf, textOf } from '../format.ts';
import { remainingFields } from '../remaining-fields.ts';

export const turns: Format = {
  recognise: (row) => (has(row, 'turns') ? 0.8 : 0),
  map(row) {
    if (!Array.isArray(row.turns))
      throw new FieldFault('turns', `must be a list of texts, but it is ${kindOf(row.turns)}`);
    const conversation = row.turns.map((turn, i) => ({ role: 'user', text: textOf(turn, `turns[${i}]`) }));
    const { fields, sealed } = remainingFields(row, new Set(['turns']), { conversation, responses: [] });
    return { content: { conversation, responses: [], fields }, sealed: { fields: sealed } };
  },
};
