// Dialogues written with a name before each turn: `USER: …` and `LAMDA: …`, a line each.
import type { Message } from './example.ts';
import { speakerOf } from './messages.ts';

const TURN = /(?:^|\n)([A-Z][A-Z0-9_-]{2,24}): ?/g;

/** Its turns when it begins with a speaker in capitals and the user is one of two; otherwise undefined. */
export function dialogueTurns(text: string): Message[] | undefined {
  const marks = [...text.matchAll(TURN)];
  const names = new Set(marks.map(([, name = '']) => name));
  if (marks[0]?.index !== 0 || names.size > 2 || ![...names].some((name) => speakerOf(name) === 'user'))
    return undefined;
  return marks.map((mark, i) => ({
    // The other one is a product, whose name would tell the model.
    role: speakerOf(mark[1] ?? '') === 'user' ? 'user' : 'assistant',
    text: text.slice(mark.index + mark[0].length, marks[i + 1]?.index),
  }));
}
