// A stored document and the edits of it that wait as bytes: applied when somebody needs the Yjs document, or when they are too many.
import * as Y from 'yjs';
import { AllQueues, EditQueue } from './edit-queue.ts';
import { StoredDoc } from './stored-doc.ts';
import type { Watcher } from './taken.ts';

interface LaggingParts {
  updates: readonly Uint8Array[];
  watcher: Pick<Watcher, 'turn' | 'queues'>;
  /** Hears of every change but of edits that waited. */
  heard(bytes: Uint8Array, origin: unknown): void;
  /** Called once, when the Yjs document is made and holds all that was stored. */
  made(doc: Y.Doc): void;
  /** An edit that waited could not be integrated. */
  broken(): void;
}

export class LaggingDoc {
  readonly #parts: LaggingParts;
  readonly #stored: StoredDoc;
  readonly #queue: EditQueue;
  #making: Promise<void> | undefined;
  #catchingUp: Promise<void> | undefined;

  constructor(parts: LaggingParts) {
    this.#parts = parts;
    this.#queue = new EditQueue(parts.watcher.queues ?? new AllQueues());
    this.#stored = new StoredDoc(parts.updates, (doc) => {
      doc.on('update', parts.heard);
      parts.made(doc);
    });
  }

  /** Of what was stored. */
  get bytes(): number {
    return this.#stored.bytes;
  }

  /** With every edit applied. */
  get doc(): Y.Doc {
    this.applyAll();
    return this.#stored.doc;
  }

  /** Clocks by client, of what was stored. */
  storedState(): Map<number, number> {
    return this.#stored.state();
  }

  /** Everything as one v1 update, while it costs little to say. */
  get asOneUpdate(): Uint8Array | undefined {
    return this.#queue.parts === 0 ? this.#stored.asOneUpdate : undefined;
  }

  /** To apply all that waits at once would hold the event loop. */
  get isFarBehind(): boolean {
    return this.#queue.parts > 1;
  }

  /** An edit that fits. @param sure that Yjs cannot fail to integrate it */
  add(update: Uint8Array, sure: boolean): void {
    this.#queue.add(update, sure);
  }

  /** Before a write: applies what may not be possible to integrate, and what is too much to wait. */
  applyDue(): void {
    if (this.#queue.isDue) this.applyAll();
    while (this.#queue.isFull) this.#applyPart();
  }

  applyAll(): void {
    while (this.#queue.parts > 0) this.#applyPart();
  }

  /** Applies what waits now, a part in each turn of the event loop. */
  catchUp(): Promise<void> {
    this.#catchingUp ??= this.#applyInTurns().finally(() => {
      this.#catchingUp = undefined;
    });
    return this.#catchingUp;
  }

  async #applyInTurns(): Promise<void> {
    for (let left = this.#queue.parts; left > 0; left--) {
      await new Promise<void>((resolve) => this.#parts.watcher.turn(resolve));
      this.#applyPart();
    }
  }

  #applyPart(): void {
    const part = this.#queue.takePart();
    if (part.length === 0) return;
    const { doc } = this.#stored;
    // What they change was told as it came. While anybody listens, Yjs encodes it again.
    doc.off('update', this.#parts.heard);
    try {
      doc.transact(() => {
        for (const update of part) Y.applyUpdate(doc, update);
      });
      const { store } = doc;
      if (store.pendingStructs !== null || store.pendingDs !== null) throw new Error('something before it is missing');
    } catch {
      this.#parts.broken();
    } finally {
      doc.on('update', this.#parts.heard);
    }
  }

  /** Makes the Yjs document of many stored bytes in many turns; undefined when it is made or soon made. */
  make(): Promise<void> | undefined {
    if (!this.#stored.isLarge) return undefined;
    this.#making ??= this.#stored.makeInTurns(this.#parts.watcher.turn);
    return this.#making;
  }

  destroy(): void {
    this.#queue.clear();
    this.#stored.destroy();
  }
}
