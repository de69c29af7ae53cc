// Two texts, transcripts or lists of messages side by side: what both begin with is the conversation, what follows the responses.
import type { Fields, Json, Message } from './example.ts';
import { readMessages } from './messages.ts';
import { itemOf } from './responses.ts';
import { asTranscript, isTranscript, turnsOfTranscript } from './transcript.ts';

export interface Side {
  turns: Message[];
  /** What it says besides text. All of it is sealed: it is about one of the two. */
  rests: Fields[];
}

/** A list of messages, a transcript, a text, or an object with a text. @throws FieldFault */
export function sideOf(value: Json | undefined, field: string): Side {
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
export function sharedTurns(a: readonly Message[], b: readonly Message[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) - 1 && isSame(a[count], b[count])) count++;
  while (count > 0 && !(a[count]?.role === 'assistant' && b[count]?.role === 'assistant')) count--;
  return count;
}

const isSame = (a: Message | undefined, b: Message | undefined): boolean => a?.role === b?.role && a?.text === b?.text;

/** The conversation, and the rest of each side as one text. */
export function partedSides(a: readonly Message[], b: readonly Message[]) {
  const shared = sharedTurns(a, b);
  return {
    conversation: a.slice(0, shared),
    texts: [asTranscript(a.slice(shared)), asTranscript(b.slice(shared))] as const,
  };
}

/** What the sides said besides text, by what each is called. */
export const aboutSides = (sides: Record<string, Fields[]>): Fields =>
  Object.fromEntries(
    Object.entries(sides).flatMap(([side, rests]) => (rests.length > 0 ? [[`about ${side}`, rests]] : [])),
  );
