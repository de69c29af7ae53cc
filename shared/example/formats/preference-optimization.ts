// Pairs as OpenAI's preference fine-tuning takes them: `input`, `preferred_output`, `non_preferred_output`.
import { restsOf } from '../chat.ts';
import { FieldFault, type Format, kindOf, objectIn } from '../format.ts';
import { filePreference } from '../label-book.ts';
import { readMessages } from '../messages.ts';
import { remainingFields } from '../remaining-fields.ts';
import { asTranscript } from '../transcript.ts';
import { aboutSides, sideOf } from '../two-sides.ts';
import { swaps } from '../unmarked-order.ts';

const PREFERRED = 'preferred_output';
const OTHER = 'non_preferred_output';

export const preferenceOptimization: Format = {
  recognise: (row) => (Object.hasOwn(row, PREFERRED) && Object.hasOwn(row, OTHER) ? 1 : 0),
  map(row) {
    const input = objectIn(row.input);
    if (input === undefined)
      throw new FieldFault('input', `must be an object with messages, but it is ${kindOf(row.input)}`);
    const { messages: conversation, rests } = readMessages(input.messages, 'input.messages');
    const [good, bad] = [sideOf(row[PREFERRED], PREFERRED), sideOf(row[OTHER], OTHER)];
    const [goodText, badText] = [asTranscript(good.turns), asTranscript(bad.turns)];
    const isSwapped = swaps(conversation, goodText, badText);
    const responses = (isSwapped ? [badText, goodText] : [goodText, badText]).map((text) => ({ text }));
    const rest = Object.fromEntries(Object.entries(input).filter(([name]) => name !== 'messages'));
    const left = remainingFields({ ...row, ...rest }, new Set(['input', PREFERRED, OTHER]), {
      conversation,
      responses,
    });
    const said = restsOf({ field: 'messages', rests });
    return {
      content: { conversation, responses, fields: { ...left.fields, ...said.fields } },
      sealed: {
        fields: {
          ...left.sealed,
          ...said.sealed,
          ...aboutSides({ preferred: good.rests, 'not preferred': bad.rests }),
        },
      },
      labels: filePreference(isSwapped ? 'B' : 'A'),
    };
  },
};
