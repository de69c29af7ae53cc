// Two responses of which one was preferred, as in HH-RLHF. Which one is sealed, and the order does not tell.
import { restsOf } from '../chat.ts';
import type { Message } from '../example.ts';
import { type Format, has, type MappedRow, type Row } from '../format.ts';
import { filePreference } from '../label-book.ts';
import { readPrompt } from '../prompt.ts';
import { remainingFields } from '../remaining-fields.ts';
import { asTranscript } from '../transcript.ts';
import { aboutSides, sharedTurns, sideOf } from '../two-sides.ts';
import { swaps } from '../unmarked-order.ts';

const PROMPTS = ['prompt', 'question', 'instruction', 'query', 'input', 'problem'];

export const chosenRejected: Format = {
  recognise: (row) => (Object.hasOwn(row, 'chosen') && Object.hasOwn(row, 'rejected') ? 1 : 0),
  map(row) {
    const chosen = sideOf(row.chosen, 'chosen');
    const rejected = sideOf(row.rejected, 'rejected');
    const shared = sharedTurns(chosen.turns, rejected.turns);
    const { conversation, used, rests } = conversationOf(row, chosen.turns.slice(0, shared));
    const [good, bad] = [asTranscript(chosen.turns.slice(shared)), asTranscript(rejected.turns.slice(shared))];
    const isSwapped = swaps(conversation, good, bad);
    const responses = (isSwapped ? [bad, good] : [good, bad]).map((text) => ({ text }));
    const left = remainingFields(row, new Set(['chosen', 'rejected', ...used]), { conversation, responses });
    return {
      content: { conversation, responses, fields: { ...left.fields, ...rests.fields } },
      sealed: {
        fields: {
          chosen: isSwapped ? 'B' : 'A',
          ...left.sealed,
          ...rests.sealed,
          ...aboutSides({ chosen: chosen.rests, rejected: rejected.rests }),
        },
      },
      labels: filePreference(isSwapped ? 'B' : 'A'),
    } satisfies MappedRow;
  },
};

/** The shared turns; where there are none, the prompt, if the row has one. */
function conversationOf(row: Row, shared: Message[]) {
  const field = PROMPTS.find((name) => has(row, name));
  if (shared.length > 0 || field === undefined)
    return { conversation: shared, used: [], rests: { fields: {}, sealed: {} } };
  const prompt = readPrompt(row, [field]);
  return { conversation: prompt.conversation, used: prompt.used, rests: restsOf(prompt.rests) };
}
