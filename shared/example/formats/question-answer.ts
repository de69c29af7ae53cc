// A question with responses; without any, its worked solution or its answer stands as the response.

import { readChat } from '../chat.ts';
import type { Json } from '../example.ts';
import { type Format, hasAny, type Row } from '../format.ts';
import { RESPONSE_FIELDS, responseFieldsOf } from '../responses.ts';

const QUESTIONS = ['question', 'problem'];
/** Beside responses these are the right answer, and sealed. */
const ANSWERS = ['solution', 'answer'];

export const questionAnswer: Format = {
  recognise(row) {
    if (!hasAny(row, QUESTIONS)) return 0;
    const isAnswered =
      responseFieldsOf(row, RESPONSE_FIELDS).length > 0 || ANSWERS.some((name) => Object.hasOwn(row, name));
    return isAnswered ? 0.91 : 0.4;
  },
  map: (row) => readChat(row, { prompt: QUESTIONS, responses: [...RESPONSE_FIELDS, ...readable(row)] }),
};

/** An answer such as 42 or true is a key to compare with, not something to read. */
const readable = (row: Row): string[] => ANSWERS.filter((name) => isText(row[name]));

const isText = (value: Json | undefined): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
