// Checks that bytes are one v1 update from the first to the last byte, with clocks that somebody can have reached.
import type { Decoder } from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOCK_LIMIT } from './byte-cursor.ts';

/**
 * A v2 update read as v1 decodes to nothing and leaves bytes over: taken for an empty update it would be lost without a word.
 * @throws when the bytes cannot be decoded.
 */
export function isWholeUpdate(update: Uint8Array): boolean {
  let read: Decoder | undefined;
  class Watched extends Y.UpdateDecoderV1 {
    constructor(decoder: Decoder) {
      super(decoder);
      read = decoder;
    }
  }
  const { structs } = Y.decodeUpdateV2(update, Watched as unknown as typeof Y.UpdateDecoderV2);
  // A client past 2^53 is not exact either, and honest edits that refer to what it made could not be read.
  if (structs.some(({ id, length }) => id.client > Number.MAX_SAFE_INTEGER || id.clock + length > CLOCK_LIMIT))
    return false;
  return read !== undefined && read.pos === update.length;
}
