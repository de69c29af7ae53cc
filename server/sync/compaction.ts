// Shortens what has to be read of a document whose log has grown: load, encode, load again, compare, one write.
import * as Y from 'yjs';
import { loadDocument, saveSnapshot } from '../../db/queries/documents.ts';
import type { Given } from '../given.ts';
import type { LiveDocument } from './live-document.ts';
import { StoredDoc } from './stored-doc.ts';

/** Rows of a document's log since its last snapshot that are worth another's write: while people write, and when it leaves memory. */
export const snapshotsAfter = { rows: 4_000, quietRows: 200 };
export type SnapshotsAfter = typeof snapshotsAfter;

export class Compaction {
  readonly #given: Given;
  readonly #after: SnapshotsAfter;
  readonly #turn: (run: () => void) => void;
  readonly #running = new Set<string>();

  /** @param turn calls back in a later turn of the event loop */
  constructor(given: Given, after: SnapshotsAfter, turn: (run: () => void) => void) {
    this.#given = given;
    this.#after = after;
    this.#turn = turn;
  }

  /** Called after each commit of a document. Nothing waits for it, and nothing is lost when it fails. */
  consider(document: LiveDocument): void {
    this.#compactAfter(this.#after.rows, document);
  }

  /** Called when a document leaves memory: whoever opens it next reads little. */
  considerQuiet(document: LiveDocument): void {
    this.#compactAfter(this.#after.quietRows, document);
  }

  #compactAfter(rows: number, document: LiveDocument): void {
    if (document.number - document.snapshotNumber < rows || this.#running.has(document.name)) return;
    this.#running.add(document.name);
    this.#compact(document)
      .catch((error) => this.#given.log.error(`${document.name} could not be shortened`, error))
      .finally(() => this.#running.delete(document.name));
  }

  /** Resolves when none is running. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await new Promise((resolve) => setImmediate(resolve));
  }

  async #compact(document: LiveDocument): Promise<void> {
    const { database, clock } = this.#given;
    // From the database, not from memory: memory may hold what is not committed.
    const { updates, number } = await loadDocument(database.read, database.tables, document.name);
    const bytes = await this.#encoded(updates);
    if (!Buffer.from(await this.#encoded([bytes])).equals(bytes))
      throw new Error('it reads differently when loaded again');
    await database.write((tx) =>
      saveSnapshot(tx, database.tables, { document: document.name, number, bytes, at: clock.now() }),
    );
    document.snapshotNumber = number;
  }

  async #encoded(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    const stored = new StoredDoc(updates, () => undefined);
    await stored.makeInTurns(this.#turn);
    const bytes = Y.encodeStateAsUpdate(stored.doc);
    stored.destroy();
    return bytes;
  }
}
