// Several Yjs updates in one row's bytes: each with its length before it, as an unsigned 32-bit number, little-endian.

export const LENGTH_BYTES = 4;

/** One row's worth of updates, in order. */
export function packUpdates(updates: readonly Uint8Array[]): Buffer {
  const packed = Buffer.allocUnsafe(updates.reduce((sum, update) => sum + LENGTH_BYTES + update.length, 0));
  let at = 0;
  for (const update of updates) at = writeUpdate(packed, at, update);
  return packed;
}

/** Answers with where the next one goes. */
export function writeUpdate(packed: Buffer, at: number, update: Uint8Array): number {
  packed.writeUInt32LE(update.length, at);
  packed.set(update, at + LENGTH_BYTES);
  return at + LENGTH_BYTES + update.length;
}

/** @throws RangeError when the bytes were cut */
export function unpackUpdates(packed: Buffer): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let at = 0; at < packed.length; ) {
    const from = at + LENGTH_BYTES;
    const to = from + packed.readUInt32LE(at);
    if (to > packed.length) throw new RangeError('a row of a document is cut short');
    updates.push(packed.subarray(from, to));
    at = to;
  }
  return updates;
}
