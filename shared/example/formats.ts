// The formats whose rows can be read, by the name a dataset keeps.
import type { Format } from './format.ts';
import { chosenRejected } from './formats/chosen-rejected.ts';
import { instructionOutput } from './formats/instruction-output.ts';
import { messages } from './formats/messages.ts';
import { promptResponses } from './formats/prompt-responses.ts';
import { questionAnswer } from './formats/question-answer.ts';
import { text } from './formats/text.ts';
import { turns } from './formats/turns.ts';

/** Of two that are equally sure, the earlier is proposed. */
export const formats = {
  'chosen-rejected': chosenRejected,
  messages,
  'instruction-output': instructionOutput,
  'question-answer': questionAnswer,
  'prompt-responses': promptResponses,
  turns,
  text,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The format's label; of one this version does not know, its name. */
export const labelOfFormat = (name: string): string =>
  Object.hasOwn(formats, name) ? formats[name as FormatName].label : name;
