// Writes the rows of one dataset in batches, so that other writers get their turn, and takes them away again when asked.
import { setImmediate } from 'node:timers/promises';
import {
  deleteDatasetRow,
  deleteSomeExamples,
  finishDataset,
  insertDataset,
  type NewDataset,
} from '../../db/queries/datasets.ts';
import { deleteSomeBlocks, insertBlocks, type NewBlock } from '../../db/queries/row-blocks.ts';
import { type Block, BlockMaker } from '../../db/row-blocks.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Skipped } from '../../shared/protocol/row-fault.ts';
import type { Given } from '../given.ts';
import type { Batch } from './batch.ts';
import { ExampleIds } from './example-ids.ts';
import { LabelBatch } from './label-batch.ts';
import { type PreparedRow, sealOf } from './prepare-row.ts';

/** What is written at once holds up the event loop meanwhile. */
const WRITTEN_LABELS = 5_000;
const WRITTEN_LENGTH = 2 * 1024 * 1024;
const REMOVED_ROWS = 1_000;
const REMOVED_BLOCKS = 20;

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
  readonly #newIds: ExampleIds;
  #blocks: NewBlock[] = [];
  /** The block that is being made of rows that were not folded, and the ids of its examples. */
  readonly #making = new BlockMaker();
  #ids: string[] = [];
  #waiting = 0;
  #hasBegun = false;

  constructor(given: Given, dataset: NewDataset) {
    this.#given = given;
    this.#dataset = dataset;
    this.#labels = new LabelBatch(given, dataset.id);
    this.#newIds = new ExampleIds(given.random);
  }

  /** @throws Refusal not-saved when the database does not take them */
  async add({ fileRows, blocks, said, rows }: Batch): Promise<void> {
    this.rows += fileRows;
    const ids = blocks.flatMap((block) => this.#take(block));
    for (const [example, labels] of said) this.#labels.add(ids[example] as string, labels);
    if (blocks.length > 0) await this.#write();
    for (const row of rows) await this.#fold(row);
  }

  #take(block: Block): string[] {
    const ids = this.#newIds.take(block.count);
    this.#blocks.push({ ...block, start: this.examples, ids });
    this.examples += block.count;
    return ids;
  }

  /** The examples of one row of the file; those with a key that an earlier row has only say more of its example. */
  async #fold({ row, source, examples }: PreparedRow): Promise<void> {
    for (const [n, example] of examples.entries()) {
      const { key, labels } = example;
      const earlier = key === undefined ? undefined : await this.#labels.exampleOf(key);
      const id = earlier ?? (this.#newIds.take(1)[0] as string);
      if (earlier === undefined) {
        if (key !== undefined) this.#labels.begin(key, id);
        this.#ids.push(id);
        this.#making.add(example.content, sealOf(example, row, this.examples++));
      } else if (n === 0) this.#labels.fold({ row, example: earlier, source });
      this.#labels.add(id, labels);
    }
    this.#waiting += source.length;
    if (this.#making.isFull || this.#labels.waiting >= WRITTEN_LABELS || this.#waiting >= WRITTEN_LENGTH)
      await this.#write();
  }

  /** Writes what waits, then makes the dataset ready in one write. Answers when that was. */
  async finish(file: FinishedFile): Promise<number> {
    await this.#write();
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

  async #write(): Promise<void> {
    const { database } = this.#given;
    const blocks = this.#blocks;
    if (this.#making.count > 0) {
      const block = this.#making.take();
      blocks.push({ ...block, start: this.examples - block.count, ids: this.#ids });
    }
    this.#ids = [];
    this.#blocks = [];
    this.#waiting = 0;
    const writeLabels = this.#labels.take();
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    await this.#saved(() =>
      database.write(async (tx) => {
        if (isFirst) await insertDataset(tx, database.tables, this.#dataset);
        await insertBlocks(tx, database.tables, this.#dataset.id, ...blocks);
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
    removed = await database.write((tx) => deleteSomeExamples(tx, tables, dataset, REMOVED_ROWS));
    await setImmediate();
  }
  for (let removed = 1; removed > 0; ) {
    removed = await database.write((tx) => deleteSomeBlocks(tx, tables, dataset, REMOVED_BLOCKS));
    await setImmediate();
  }
  await database.write((tx) => deleteDatasetRow(tx, tables, dataset));
}
