// An instruction, perhaps with an input, and what was written for it, as in Alpaca and UltraFeedback.
import { readChat } from '../chat.ts';
import { type Format, has } from '../format.ts';
import { RESPONSE_FIELDS, responseFieldsOf } from '../responses.ts';

export const instructionOutput: Format = {
  recognise(row) {
    if (!has(row, 'instruction')) return 0;
    return responseFieldsOf(row, RESPONSE_FIELDS).length > 0 ? 0.92 : 0.4;
  },
  map: (row) => readChat(row, { prompt: ['instruction'], after: 'input', responses: RESPONSE_FIELDS }),
};
