// Edits judged from their bytes, in order, until they are applied to the Yjs document: part by part, each in one transaction.
import { LENGTH_BYTES, unpackUpdates, writeUpdate } from '../../db/packed-updates.ts';

/** A part is applied in some ten milliseconds, all that one document may keep in a third of a second. */
const usualSizes = {
  partEdits: 1_000,
  partBytes: 64 * 1024,
  /** What may wait for somebody who needs the document. */
  edits: 32 * 1_000,
  bytes: 8 * 1024 * 1024,
  /** The same for all documents of a server. */
  bytesOfAll: 64 * 1024 * 1024,
};
export type QueueSizes = { readonly [size in keyof typeof usualSizes]: number };

const FIRST_BYTES = 256;
const NONE: readonly Uint8Array[] = [];

/** The queues of one server. */
export class AllQueues {
  readonly sizes: QueueSizes;
  /** What they hold together. */
  bytes = 0;

  constructor(sizes: QueueSizes = usualSizes) {
    this.sizes = sizes;
  }
}

/** In one piece: a typed character is 25 bytes, and an array of its own would take ten times that. */
interface Part {
  packed: Buffer;
  bytes: number;
  edits: number;
}

export class EditQueue {
  readonly #all: AllQueues;
  #parts: Part[] = [];
  #bytes = 0;
  #edits = 0;
  #sure = true;

  constructor(all: AllQueues) {
    this.#all = all;
  }

  /** So many parts wait. To apply more than one at once would hold the event loop. */
  get parts(): number {
    return this.#parts.length;
  }

  /** All of it must be applied before it is written: there may be one that cannot be integrated. */
  get isDue(): boolean {
    return !this.#sure;
  }

  /** The first part is to be applied, so that others can wait. */
  get isFull(): boolean {
    const { edits, bytes, bytesOfAll } = this.#all.sizes;
    return this.#edits > edits || this.#bytes > bytes || (this.parts > 1 && this.#all.bytes > bytesOfAll);
  }

  /** @param sure that Yjs cannot fail to integrate it */
  add(update: Uint8Array, sure: boolean): void {
    const length = LENGTH_BYTES + update.length;
    const { partEdits, partBytes } = this.#all.sizes;
    let part = this.#parts.at(-1);
    if (part === undefined || part.edits >= partEdits || part.bytes + length > partBytes) {
      part = { packed: Buffer.allocUnsafeSlow(Math.max(FIRST_BYTES, length)), bytes: 0, edits: 0 };
      this.#parts.push(part);
    }
    if (part.bytes + length > part.packed.length) grow(part, part.bytes + length);
    part.bytes = writeUpdate(part.packed, part.bytes, update);
    part.edits++;
    this.#count(length, 1);
    this.#sure &&= sure;
  }

  #count(bytes: number, edits: number): void {
    this.#bytes += bytes;
    this.#edits += edits;
    this.#all.bytes += bytes;
  }

  /** The first part, which waits no more; nothing when none does. */
  takePart(): readonly Uint8Array[] {
    const part = this.#parts.shift();
    if (part === undefined) return NONE;
    this.#count(-part.bytes, -part.edits);
    this.#sure ||= this.#edits === 0;
    // Values that are bytes stay where they were read.
    return unpackUpdates(part.packed.subarray(0, part.bytes));
  }

  clear(): void {
    this.#count(-this.#bytes, -this.#edits);
    this.#parts = [];
    this.#sure = true;
  }
}

function grow(part: Part, needed: number): void {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * part.packed.length));
  part.packed.copy(larger, 0, 0, part.bytes);
  part.packed = larger;
}
