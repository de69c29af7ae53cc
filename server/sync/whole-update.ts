// Reads bytes as one v1 update from the first to the last byte, with clocks that somebody can have reached.
import type { Decoder } from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOCK_LIMIT } from './byte-cursor.ts';
import { DeletionOrder } from './deletion-order.ts';
import { refuseLongValues } from './long-values.ts';
import { newDoc } from './new-doc.ts';

export type WholeUpdate = ReturnType<typeof Y.decodeUpdateV2>;

/**
 * Undefined when it is none: a v2 update read as v1 decodes to nothing and leaves bytes over, and taken for an empty update it would be
 * lost without a word.
 * @throws when the bytes cannot be decoded, or no Yjs client would write them so.
 */
export function readWholeUpdate(update: Uint8Array): WholeUpdate | undefined {
  let read: Decoder | undefined;
  class Watched extends Y.UpdateDecoderV1 {
    constructor(decoder: Decoder) {
      super(decoder);
      read = decoder;
    }
  }
  const whole = Y.decodeUpdateV2(update, Watched as unknown as typeof Y.UpdateDecoderV2);
  // A client past 2^53 is not exact either, and honest edits that refer to what it made could not be read.
  const isBeyond = whole.structs.some(
    ({ id, length }) => id.client > Number.MAX_SAFE_INTEGER || id.clock + length > CLOCK_LIMIT,
  );
  // Of structs without a length Yjs makes something now, and something else, or an error, when it is loaded again.
  const holdsNothing = whole.structs.some(({ length }) => length === 0);
  if (isBeyond || holdsNothing || read?.pos !== update.length) return undefined;
  const order = new DeletionOrder();
  for (const [client, ranges] of whole.ds.clients) {
    order.client(client);
    for (const { clock, len } of ranges) order.range(clock, len);
  }
  return whole;
}

export const isWholeUpdate = (update: Uint8Array): boolean => readWholeUpdate(update) !== undefined;

/** Can a copy of this document take this update? */
export function survives(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    // Yjs makes room for as many structs as the update says it has before it reads one: eight bytes can ask for 240 MB.
    if (!isWholeUpdate(update)) return false;
    const copy = newDoc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.on('afterTransaction', refuseLongValues);
    Y.applyUpdate(copy, update);
    return true;
  } catch {
    return false;
  }
}
