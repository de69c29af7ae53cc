// Edits judged from their bytes, in order, until they are applied to the Yjs document: all in one transaction.
import { LENGTH_BYTES, unpackUpdates, writeUpdate } from '../../db/packed-updates.ts';

/** So many edits, or bytes of them, may wait for somebody who needs the document. Applied together they take a millisecond. */
const EDITS_KEPT = 128;
const BYTES_KEPT = 64 * 1024;
const FIRST_BYTES = 256;
const NOTHING = Buffer.alloc(0);

export class EditQueue {
  /** In one piece: a typed character is 25 bytes, and an array of its own would take ten times that. */
  #packed: Buffer = NOTHING;
  #bytes = 0;
  #edits = 0;
  #sure = true;

  get isEmpty(): boolean {
    return this.#edits === 0;
  }

  /** They must be applied before they are written: there may be one that cannot be integrated, or there are enough of them. */
  get isDue(): boolean {
    return !this.#sure || this.#edits >= EDITS_KEPT || this.#bytes >= BYTES_KEPT;
  }

  /** @param sure that Yjs cannot fail to integrate it */
  add(update: Uint8Array, sure: boolean): void {
    const needed = this.#bytes + LENGTH_BYTES + update.length;
    if (needed > this.#packed.length) this.#grow(needed);
    this.#bytes = writeUpdate(this.#packed, this.#bytes, update);
    this.#edits++;
    this.#sure &&= sure;
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, needed, 2 * this.#packed.length));
    this.#packed.copy(larger, 0, 0, this.#bytes);
    this.#packed = larger;
  }

  /** What waits, which waits no more. */
  take(): readonly Uint8Array[] {
    const taken = this.#packed.subarray(0, this.#bytes);
    // Values that are bytes stay where they were read.
    this.#packed = NOTHING;
    this.#bytes = 0;
    this.#edits = 0;
    this.#sure = true;
    return unpackUpdates(taken);
  }
}
