// Writes the rows of one dataset in batches, so that other writers get their turn, and takes them away again when asked.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  deleteDatasetRow,
  deleteSomeExamples,
  finishDataset,
  insertDataset,
  insertExamples,
  type NewDataset,
  type NewExample,
} from '../../db/queries/datasets.ts';
import type { MappedRow } from '../../shared/example/format.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import type { Line } from './split-lines.ts';

/** A batch holds up the event loop while it is written: some ten milliseconds at most. */
const BATCH_ROWS = 500;
const BATCH_BYTES = 512 * 1024;
const REMOVE_ROWS = 1_000;

export class DatasetWriter {
  /** Rows taken, written or waiting. */
  rows = 0;
  readonly #given: Given;
  readonly #dataset: NewDataset;
  #batch: NewExample[] = [];
  #batchBytes = 0;
  #hasBegun = false;

  constructor(given: Given, dataset: NewDataset) {
    this.#given = given;
    this.#dataset = dataset;
  }

  /** @throws Refusal not-saved when the database does not take them */
  async add({ content, sealed }: MappedRow, line: Line): Promise<void> {
    this.#batch.push({
      id: newId(this.#given.random),
      position: this.rows++,
      content,
      sealed,
      // Of what may be seen alone: with the sealed part in it, a reader could try every label until the hash is right.
      hash: createHash('sha256').update(JSON.stringify(content)).digest('hex'),
      source: line.text,
    });
    this.#batchBytes += line.bytes.length;
    if (this.#batch.length >= BATCH_ROWS || this.#batchBytes >= BATCH_BYTES) await this.#flush();
  }

  /** Writes what waits, then makes the dataset ready in one write. Answers when that was. */
  async finish(file: { fileBytes: number; fileSha256: string }): Promise<number> {
    await this.#flush();
    const { clock, database } = this.#given;
    const importedAt = clock.now();
    const isDone = await this.#saved(() =>
      database.write((tx) =>
        finishDataset(tx, database.tables, this.#dataset.id, { ...file, rows: this.rows, importedAt }),
      ),
    );
    if (!isDone) throw new Refusal('not-saved');
    return importedAt;
  }

  /** Takes away everything written. What cannot be taken away now is taken away at the next start. */
  async undo(): Promise<void> {
    if (!this.#hasBegun) return;
    await removeDataset(this.#given, this.#dataset.id).catch((error: unknown) =>
      this.#given.log.error('an unfinished import could not be removed; the next start will', error),
    );
  }

  async #flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const { database } = this.#given;
    const examples = this.#batch;
    const isFirst = !this.#hasBegun;
    this.#batch = [];
    this.#batchBytes = 0;
    this.#hasBegun = true;
    await this.#saved(() =>
      database.write(async (tx) => {
        if (isFirst) await insertDataset(tx, database.tables, this.#dataset);
        await insertExamples(tx, database.tables, this.#dataset.id, examples);
      }),
    );
    // A write on SQLite never leaves the thread: without this pause, sockets would wait for the whole file.
    await setImmediate();
  }

  async #saved<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      this.#given.log.error('an import could not be saved', error);
      throw new Refusal('not-saved');
    }
  }
}

/** Removes a dataset nobody can find any more, in batches. */
export async function removeDataset({ database }: Given, dataset: string): Promise<void> {
  const { tables } = database;
  for (let removed = 1; removed > 0; ) {
    removed = await database.write((tx) => deleteSomeExamples(tx, tables, dataset, REMOVE_ROWS));
    await setImmediate();
  }
  await database.write((tx) => deleteDatasetRow(tx, tables, dataset));
}
