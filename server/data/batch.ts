// What the thread that reads a file gives, a little at a time: rows as they will stand in the database.
import type { Block } from '../../db/row-blocks.ts';
import type { Labels } from '../../shared/example/rating.ts';
import type { PreparedRow } from './prepare-row.ts';

export interface Batch {
  /** Of the file as it comes, read so far. */
  bytes: number;
  /** Rows of the file in it. */
  fileRows: number;
  /** Of rows of which each is an example of its own: their blocks, in order. */
  blocks: Block[];
  /** What was said of them: of the examples of this batch by number, those of which anything was. */
  said: [example: number, labels: Labels][];
  /** Rows that may be folded, each with all that is needed for that. Then there are no blocks. */
  rows: PreparedRow[];
}

/** What can go to another thread without being copied. */
export const bytesOf = ({ blocks }: Batch): ArrayBuffer[] =>
  blocks.flatMap(({ contents, seals }) => [contents.buffer as ArrayBuffer, seals.buffer as ArrayBuffer]);
