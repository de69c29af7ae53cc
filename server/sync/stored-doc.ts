// A stored document: bytes, until somebody needs the Yjs document in them. Who only reads does not.
import * as Y from 'yjs';
import { joinAll } from './join-updates.ts';
import { refuseLongValues } from './long-values.ts';
import { newDoc } from './new-doc.ts';
import { eachInATurn, SLICED_ABOVE_BYTES, slicesOf } from './slice-update.ts';

/** A document of as much is made at once in some 40 ms. */
export const MADE_AT_ONCE_BYTES = 1024 * 1024;
/** In bytes: to apply a small update takes as long as one of this size. */
const LEAST_COST = 256;
const NOTHING = new Uint8Array([0, 0]);
/** So many are joined faster from their bytes than by making a document of them; of a thousand it is the other way round. */
const JOINED_AT_MOST = 64;

/** Was something before what was applied missing? Kept pending it would grow without bound and be acknowledged unsaved. */
export function dropPending({ store }: Y.Doc): boolean {
  if (store.pendingStructs === null && store.pendingDs === null) return false;
  store.pendingStructs = null;
  store.pendingDs = null;
  return true;
}

export class StoredDoc {
  /** Of all updates together. */
  readonly bytes: number;
  #updates: readonly Uint8Array[] | undefined;
  #takesAway = false;
  #doc: Y.Doc | undefined;
  readonly #made: (doc: Y.Doc) => void;

  /** @param made called once, when the Yjs document is made and holds all updates */
  constructor(updates: readonly Uint8Array[], made: (doc: Y.Doc) => void) {
    this.#updates = updates;
    this.#made = made;
    this.bytes = updates.reduce((sum, update) => sum + update.length, 0);
  }

  /**
   * Everything as one v1 update, while it costs little to say: the document was not made, few updates hold all, and none takes
   * away what another holds. Joined bytes would tell that; a document forgets it.
   */
  get asOneUpdate(): Uint8Array | undefined {
    if (this.#updates === undefined || this.#updates.length > JOINED_AT_MOST) return undefined;
    if (this.#updates.length > 1) {
      const all = this.#takesAway ? undefined : joinAll(this.#updates);
      this.#takesAway = all === undefined;
      if (all === undefined) return undefined;
      this.#updates = [all];
    }
    return this.#updates[0] ?? NOTHING;
  }

  /** Clocks by client. */
  state(): Map<number, number> {
    const update = this.asOneUpdate;
    return Y.decodeStateVector(
      update === undefined ? Y.encodeStateVector(this.doc) : Y.encodeStateVectorFromUpdate(update),
    );
  }

  get doc(): Y.Doc {
    if (this.#doc !== undefined) return this.#doc;
    const doc = newDoc();
    const updates = this.#updates ?? [];
    // One transaction, so that a formatting clean-up of old content is not taken for somebody's change.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    this.#keep(doc);
    return doc;
  }

  /** To make the Yjs document at once would hold the event loop. */
  get isLarge(): boolean {
    return this.#updates !== undefined && this.bytes > MADE_AT_ONCE_BYTES;
  }

  /** Makes the Yjs document, a part in each turn of the event loop. Until it is whole there is none. */
  async makeInTurns(turn: (run: () => void) => void): Promise<void> {
    const doc = newDoc();
    const apply = (update: Uint8Array) => {
      doc.transact(() => Y.applyUpdate(doc, update));
      return this.#updates !== undefined;
    };
    let inTurn = 0;
    let isWhole = true;
    for (const update of this.#updates ?? []) {
      if (update.length > SLICED_ABOVE_BYTES) {
        const known = Y.decodeStateVector(Y.encodeStateVector(doc));
        isWhole = (await eachInATurn(slicesOf(update, known), turn, apply)) === false;
      } else {
        const cost = Math.max(update.length, LEAST_COST);
        inTurn += cost;
        if (inTurn > SLICED_ABOVE_BYTES) {
          await new Promise<void>((resolve) => turn(resolve));
          inTurn = cost;
        }
        isWhole = apply(update);
      }
      if (!isWhole) break;
    }
    // Destroyed, or made by whoever could not wait.
    if (this.#updates === undefined) return;
    if (isWhole && !dropPending(doc)) this.#keep(doc);
    // Stored by an older version, with what is not taken any more.
    else void this.doc;
  }

  #keep(doc: Y.Doc): void {
    this.#doc = doc;
    this.#updates = undefined;
    doc.on('afterTransaction', refuseLongValues);
    this.#made(doc);
  }

  destroy(): void {
    this.#updates = undefined;
    this.#doc?.destroy();
  }
}
