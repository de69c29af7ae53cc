// A stored document: bytes, until somebody needs the Yjs document in them. Who only reads does not.
import * as Y from 'yjs';
import { joinAll } from './join-updates.ts';
import { refuseLongValues } from './long-values.ts';
import { newDoc } from './new-doc.ts';

const NOTHING = new Uint8Array([0, 0]);
/** So many are joined faster from their bytes than by making a document of them; of a thousand it is the other way round. */
const JOINED_AT_MOST = 64;

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
    this.#doc = doc;
    const updates = this.#updates ?? [];
    this.#updates = undefined;
    // One transaction, so that a formatting clean-up of old content is not taken for somebody's change.
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    doc.on('afterTransaction', refuseLongValues);
    this.#made(doc);
    return doc;
  }

  destroy(): void {
    this.#updates = undefined;
    this.#doc?.destroy();
  }
}
