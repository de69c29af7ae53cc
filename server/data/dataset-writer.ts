// Writes the rows of one dataset in batches, so that other writers get their turn, and takes them away again when asked.
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
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Skipped } from '../../shared/protocol/row-fault.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { LabelBatch } from './label-batch.ts';
import type { PreparedRow } from './prepare-row.ts';

/** A batch holds up the event loop while it is written: some ten milliseconds at most. */
const BATCH_ROWS = 1_000;
const BATCH_BYTES = 2 * 1024 * 1024;
const BATCH_LABELS = 5_000;
const REMOVE_ROWS = 1_000;

/** What is known of a file once all of it has been read. */
export interface FinishedFile {
  fileBytes: number;
  fileSha256: string;
  kind?: string;
  skipped?: Skipped | null;
}

export class DatasetWriter {
  /** Rows of the file that became examples or say more of one, written or waiting. */
  rows = 0;
  /** Examples they are. */
  examples = 0;
  readonly #given: Given;
  readonly #dataset: NewDataset;
  readonly #labels: LabelBatch;
  #batch: NewExample[] = [];
  #batchBytes = 0;
  #hasBegun = false;

  constructor(given: Given, dataset: NewDataset) {
    this.#given = given;
    this.#dataset = dataset;
    this.#labels = new LabelBatch(given, dataset.id);
  }

  /**
   * The examples of one row of the file; those with a key that an earlier row has only say more of its example.
   * @throws Refusal not-saved when the database does not take them
   */
  async add({ row, source, examples }: PreparedRow): Promise<void> {
    this.rows++;
    let text = source;
    for (const { content, sealed, labels, key, hash } of examples) {
      const earlier = key === undefined ? undefined : await this.#labels.exampleOf(key);
      const id = earlier ?? newId(this.#given.random);
      if (earlier === undefined) {
        if (key !== undefined) this.#labels.begin(key, id);
        const position = this.examples++;
        this.#batch.push({ id, position, content, sealed, hash, source: text, row: row === position ? null : row });
        this.#batchBytes += content.length;
      } else if (text !== '') this.#labels.fold({ row, example: earlier, source: text });
      this.#labels.add(id, labels);
      // Of several examples in one row, the first has its text.
      text = '';
    }
    this.#batchBytes += source.length;
    const isFull = this.#batch.length >= BATCH_ROWS || this.#batchBytes >= BATCH_BYTES;
    if (isFull || this.#labels.waiting >= BATCH_LABELS) await this.#flush();
  }

  /** Writes what waits, then makes the dataset ready in one write. Answers when that was. */
  async finish(file: FinishedFile): Promise<number> {
    await this.#flush();
    const { clock, database } = this.#given;
    const importedAt = clock.now();
    const isDone = await this.#saved(() =>
      database.write((tx) =>
        finishDataset(tx, database.tables, this.#dataset.id, {
          ...file,
          rows: this.examples,
          fileRows: this.rows === this.examples ? null : this.rows,
          raters: this.#labels.raters || null,
          importedAt,
        }),
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
    if (this.#batchBytes === 0 && this.#batch.length === 0) return;
    const { database } = this.#given;
    const examples = this.#batch;
    const writeLabels = this.#labels.take();
    const isFirst = !this.#hasBegun;
    this.#batch = [];
    this.#batchBytes = 0;
    this.#hasBegun = true;
    await this.#saved(() =>
      database.write(async (tx) => {
        if (isFirst) await insertDataset(tx, database.tables, this.#dataset);
        if (examples.length > 0) await insertExamples(tx, database.tables, this.#dataset.id, examples);
        await writeLabels(tx, database.tables);
        // Nobody sees any of it before `finish`, which waits for the disk: a crash before then takes it away.
      }, 'committed'),
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
