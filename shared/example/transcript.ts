// Transcripts as HH-RLHF writes them: "\n\nHuman: …\n\nAssistant: …".
import type { Message } from './example.ts';

const FIRST_TURN = /^\s*(?:Human|Assistant):/;
const TURN = /(?:^\s*|\n\n)(Human|Assistant): ?/g;

export const isTranscript = (text: string): boolean => FIRST_TURN.test(text) && /(?:^\s*|\n\n)Human:/.test(text);

/** The turns in order. Text is unchanged but for the one space after the colon. */
export function turnsOfTranscript(text: string): Message[] {
  const marks = [...text.matchAll(TURN)];
  return marks.map((mark, i) => ({
    role: mark[1] === 'Human' ? 'user' : 'assistant',
    text: text.slice(mark.index + mark[0].length, marks[i + 1]?.index),
  }));
}

/** Several turns as one text, for a response that goes on over more than its own turn. An assistant's first turn goes unnamed. */
export const asTranscript = (turns: readonly Message[]): string =>
  turns.map(({ role, text }, i) => (i === 0 && role === 'assistant' ? text : `${nameOf(role)}: ${text}`)).join('\n\n');

const nameOf = (role: string): string => ({ user: 'Human', assistant: 'Assistant' })[role] ?? role;
