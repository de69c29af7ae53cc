// Two responses of which one was preferred, as in HH-RLHF. Which one is sealed, and the order does not tell.
import { restsOf } from '../chat.ts';
import type { Fields, Json, Message } from '../example.ts';
import { type Format, has, type MappedRow, type Row } from '../format.ts';
import { readMessages } from '../messages.ts';
import { readPrompt } from '../prompt.ts';
import { remainingFields } from '../remaining-fields.ts';
import { itemOf } from '../responses.ts';
import { asTranscript, isTranscript, turnsOfTranscript } from '../transcript.ts';
import { swaps } from '../unmarked-order.ts';

const PROMPTS = ['prompt', 'question', 'instruction', 'query', 'input', 'problem'];

export const chosenRejected: Format = {
  label: 'Pairs: one response chosen, one rejected',
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
    } satisfies MappedRow;
  },
};

interface Side {
  turns: Message[];
  /** What it says besides text. All of it is sealed: it is about one of the two. */
  rests: Fields[];
}

/** A list of messages, a transcript, a text, or an object with a text. */
function sideOf(value: Json | undefined, field: string): Side {
  if (Array.isArray(value)) {
    const { messages, rests } = readMessages(value, field);
    return { turns: messages, rests };
  }
  const { text, rest } = itemOf(value, field);
  return {
    turns: isTranscript(text) ? turnsOfTranscript(text) : [{ role: 'assistant', text }],
    rests: Object.keys(rest).length > 0 ? [rest] : [],
  };
}

/** How many turns both begin with, so that what follows begins with the assistant's on both sides and is not nothing. */
function sharedTurns(a: readonly Message[], b: readonly Message[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) - 1 && isSame(a[count], b[count])) count++;
  while (count > 0 && !(a[count]?.role === 'assistant' && b[count]?.role === 'assistant')) count--;
  return count;
}

const isSame = (a: Message | undefined, b: Message | undefined): boolean => a?.role === b?.role && a?.text === b?.text;

/** The shared turns; where there are none, the prompt, if the row has one. */
function conversationOf(row: Row, shared: Message[]) {
  const field = PROMPTS.find((name) => has(row, name));
  if (shared.length > 0 || field === undefined)
    return { conversation: shared, used: [], rests: { fields: {}, sealed: {} } };
  const prompt = readPrompt(row, [field]);
  return { conversation: prompt.conversation, used: prompt.used, rests: restsOf(prompt.rests) };
}

const aboutSides = (sides: Record<string, Fields[]>): Fields =>
  Object.fromEntries(
    Object.entries(sides).flatMap(([side, rests]) => (rests.length > 0 ? [[`about ${side}`, rests]] : [])),
  );
