// A prompt, or messages, with one or more responses in a field of their own; also prompts alone.
import { readChat } from '../chat.ts';
import { type Format, hasAny } from '../format.ts';
import { RESPONSE_FIELDS, responseFieldsOf } from '../responses.ts';

const PROMPTS = ['prompt', 'messages', 'conversations', 'query', 'input'];

export const promptResponses: Format = {
  recognise(row) {
    if (!hasAny(row, PROMPTS)) return 0;
    const isClear = hasAny(row, ['prompt', 'messages', 'conversations']);
    if (responseFieldsOf(row, RESPONSE_FIELDS).length > 0) return isClear ? 0.9 : 0.85;
    return isClear ? 0.4 : 0.3;
  },
  map: (row) => readChat(row, { prompt: PROMPTS, responses: RESPONSE_FIELDS }),
};
