// Chats: OpenAI's `messages` [{role, content}] and ShareGPT's `conversations` [{from, value}].
import { readChat } from '../chat.ts';
import { type Format, hasAny } from '../format.ts';
import { RESPONSE_FIELDS, responseFieldsOf } from '../responses.ts';

const CHATS = ['messages', 'conversations', 'conversation'];

export const messages: Format = {
  recognise(row) {
    if (!hasAny(row, CHATS)) return 0;
    if (!CHATS.some((name) => Array.isArray(row[name]))) return 0.5;
    return responseFieldsOf(row, RESPONSE_FIELDS).length > 0 ? 0.7 : 0.95;
  },
  map: (row) => readChat(row, { prompt: CHATS, responses: RESPONSE_FIELDS, lastIsResponse: true }),
};
