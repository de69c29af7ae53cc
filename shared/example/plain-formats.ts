// Formats that read text and no labels, for the row within a row that annotation tools export.
import type { Fields } from './example.ts';
import type { Format, MappedRow, Row } from './format.ts';
import { chosenRejected } from './formats/chosen-rejected.ts';
import { instructionOutput } from './formats/instruction-output.ts';
import { messages } from './formats/messages.ts';
import { promptResponses } from './formats/prompt-responses.ts';
import { questionAnswer } from './formats/question-answer.ts';
import { text } from './formats/text.ts';
import { turns } from './formats/turns.ts';
import { remainingFields } from './remaining-fields.ts';

/** Of two that are equally sure, the earlier is taken. */
export const plainFormats = {
  'chosen-rejected': chosenRejected,
  messages,
  'instruction-output': instructionOutput,
  'question-answer': questionAnswer,
  'prompt-responses': promptResponses,
  turns,
  text,
} as const satisfies Record<string, Format>;

/** Reads what a tool showed its annotators: by the format that is surest of it, or else all of it as fields. @throws FieldFault */
export function readPlain(row: Row): MappedRow {
  const sure = Object.values(plainFormats).map((format) => ({ format, by: format.recognise(row) }));
  const best = sure.reduce((surest, next) => (next.by > surest.by ? next : surest));
  if (best.by > 0) return best.format.map(row);
  const { fields, sealed } = remainingFields(row, new Set(), { conversation: [], responses: [] });
  return { content: { conversation: [], responses: [], fields }, sealed: { fields: sealed } };
}

/** The same with further facts beside it that are the tool's own, all of them sealed. */
export function readPlainWith(row: Row, sealed: Fields): MappedRow {
  const read = readPlain(row);
  return { ...read, sealed: { fields: { ...read.sealed.fields, ...sealed } } };
}
