// A document in memory: its Yjs document, who is connected to it, and what was applied but is not yet in the database.
import * as Y from 'yjs';
import type { StoredDocument } from '../../db/queries/documents.ts';
import { type DocumentName, deskEntries, deskOwner, tableEntries } from '../../shared/room/documents.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Session } from './session.ts';
import { isWholeUpdate } from './whole-update.ts';

/** An update the document emitted, waiting for its commit. */
export interface Fresh {
  bytes: Uint8Array;
  /** The connection it came by; undefined when the server wrote it. */
  from: Session | undefined;
}

export type Applied = 'applied' | 'gap' | 'malformed' | 'too-large';

export class LiveDocument {
  readonly name: DocumentName;
  readonly desk: ReturnType<typeof deskOwner>;
  readonly doc = new Y.Doc();
  readonly sessions = new Set<Session>();
  /** The number of the last update in the log. */
  number: number;
  /** The number of the last update that is in the snapshot. */
  snapshotNumber: number;
  /** Its last write failed: it holds what nobody may see, and nothing more happens to it. */
  dead = false;
  #bytes = 0;
  #fresh: Fresh[] = [];
  #changedKeys = new Set<string>();
  readonly #onFresh: (document: LiveDocument) => void;

  constructor(name: DocumentName, stored: StoredDocument, onFresh: (document: LiveDocument) => void) {
    this.name = name;
    this.number = stored.number;
    this.snapshotNumber = stored.snapshotNumber;
    this.desk = deskOwner(name);
    this.#onFresh = onFresh;
    // One transaction, so that a formatting clean-up of old content is not taken for somebody's change.
    this.doc.transact(() => {
      for (const update of stored.updates) {
        Y.applyUpdate(this.doc, update);
        this.#bytes += update.length;
      }
    });
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => this.#emitted(bytes, origin));
    if (this.desk)
      deskEntries(this.doc).observe((event) => {
        for (const key of event.keysChanged) this.#changedKeys.add(key);
      });
  }

  #emitted(bytes: Uint8Array, origin: unknown): void {
    this.#bytes += bytes.length;
    this.#fresh.push({ bytes, from: this.sessions.has(origin as Session) ? (origin as Session) : undefined });
    this.#onFresh(this);
  }

  get hasFresh(): boolean {
    return this.#fresh.length > 0;
  }

  /** Applies a v1 update from a connection; on any answer but `applied` the sender still has what was not taken. */
  apply(update: Uint8Array, from: Session, limitBytes: number): Applied {
    if (this.#bytes + update.length > limitBytes) return 'too-large';
    try {
      // Decoded whole before anything is applied: a fault found halfway would leave half of it behind.
      if (!isWholeUpdate(update)) return 'malformed';
      Y.applyUpdate(this.doc, update, from);
    } catch {
      return 'malformed';
    }
    const { store } = this.doc;
    if (store.pendingStructs === null && store.pendingDs === null) return 'applied';
    // Something before this update is missing. Kept pending it would grow without bound and be acknowledged unsaved.
    store.pendingStructs = null;
    store.pendingDs = null;
    return 'gap';
  }

  /** Lays entries on this table; undefined takes one off. Writes nothing where nothing differs. */
  lay(entries: ReadonlyMap<string, Laid | undefined>): void {
    const map = tableEntries(this.doc);
    this.doc.transact(() => {
      for (const [ref, laid] of entries) {
        if (laid === undefined) map.delete(ref);
        else if (JSON.stringify(map.get(ref)) !== JSON.stringify(laid)) map.set(ref, laid);
      }
    });
  }

  /** What is to be written now. What comes later is fresh again. */
  takeFresh(): { fresh: Fresh[]; changedKeys: Set<string> } {
    const taken = { fresh: this.#fresh, changedKeys: this.#changedKeys };
    this.#fresh = [];
    this.#changedKeys = new Set();
    return taken;
  }
}
