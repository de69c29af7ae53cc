// Gathers prepared rows into batches: blocks where rows stand for themselves, the rows as they are where they may be folded.
import { type Block, BlockMaker } from '../../db/row-blocks.ts';
import type { Labels } from '../../shared/example/rating.ts';
import type { Batch } from './batch.ts';
import { type PreparedRow, sealOf } from './prepare-row.ts';

/** What one batch holds at most of text: it is in memory a few times, and written at once. */
const BATCH_LENGTH = 1024 * 1024;
const BATCH_LABELS = 2_000;

export class BatchMaker {
  readonly #mayFold: boolean;
  readonly #block = new BlockMaker();
  #blocks: Block[] = [];
  #said: [number, Labels][] = [];
  #rows: PreparedRow[] = [];
  #fileRows = 0;
  #length = 0;
  #labels = 0;
  #position = 0;
  /** Examples of this batch. */
  #examples = 0;

  constructor(mayFold: boolean) {
    this.#mayFold = mayFold;
  }

  get isFull(): boolean {
    return this.#length >= BATCH_LENGTH || this.#labels >= BATCH_LABELS;
  }

  add(row: PreparedRow): void {
    this.#fileRows++;
    this.#length += row.source.length;
    if (this.#mayFold) this.#rows.push(row);
    else for (const example of row.examples) this.#keep(example, row.row);
  }

  #keep(example: PreparedRow['examples'][number], row: number): void {
    const { ratings, spans, raters } = example.labels;
    if (raters.length > 0) this.#said.push([this.#examples, example.labels]);
    this.#labels += ratings.length + spans.length;
    this.#examples++;
    this.#length += example.content.length;
    this.#block.add(example.content, sealOf(example, row, this.#position++));
    if (this.#block.isFull) this.#blocks.push(this.#block.take());
  }

  /** What is there, even when it is little. `bytes` of the file were read. */
  take(bytes: number): Batch {
    if (this.#block.count > 0) this.#blocks.push(this.#block.take());
    const batch = {
      ...{ bytes, fileRows: this.#fileRows },
      ...{ blocks: this.#blocks, said: this.#said, rows: this.#rows },
    };
    [this.#blocks, this.#said, this.#rows] = [[], [], []];
    [this.#fileRows, this.#length, this.#labels, this.#examples] = [0, 0, 0, 0];
    return batch;
  }
}
