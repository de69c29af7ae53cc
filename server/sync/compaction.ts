// Shortens what has to be read of a document whose log has grown: load, encode, load again, compare, one write.
import * as Y from 'yjs';
import { saveSnapshot } from '../../db/queries/documents.ts';
import type { Given } from '../given.ts';
import type { LiveDocument } from './live-document.ts';
import { newDoc } from './new-doc.ts';
import { readStored } from './read-document.ts';

/** Rows of the log after the last snapshot before another one is worth its write. */
export const SNAPSHOT_AFTER_ROWS = 500;

export class Compaction {
  readonly #given: Given;
  readonly #running = new Set<string>();

  constructor(given: Given) {
    this.#given = given;
  }

  /** Called after each commit of a document. Nothing waits for it, and nothing is lost when it fails. */
  consider(document: LiveDocument): void {
    if (document.number - document.snapshotNumber < SNAPSHOT_AFTER_ROWS || this.#running.has(document.name)) return;
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
    const { doc, number } = await readStored(database.read, database.tables, document.name);
    const bytes = Y.encodeStateAsUpdate(doc);
    const again = newDoc();
    Y.applyUpdate(again, bytes);
    if (!Buffer.from(Y.encodeStateAsUpdate(again)).equals(bytes))
      throw new Error('it reads differently when loaded again');
    await database.write((tx) =>
      saveSnapshot(tx, database.tables, { document: document.name, number, bytes, at: clock.now() }),
    );
    document.snapshotNumber = number;
  }
}
