// Parts a table before its first line with a quotation mark: what marks mean there is decided by what follows.
import { peek } from './peek.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
import { TABLE_START_BYTES } from './table-shape.ts';
import { lengthOf } from './unpack.ts';

const [MARK, LF] = ['"', '\n'].map((c) => c.charCodeAt(0)) as [number, number];

interface Rest {
  /** As much of it as tells. */
  start: Buffer;
  all: AsyncGenerator<Uint8Array>;
}

/** `before` is whole lines; when it has been read, `from` is there: undefined when no mark came. */
export function untilMarks(chunks: AsyncGenerator<Uint8Array>): {
  before: AsyncGenerator<Uint8Array>;
  from: Promise<Rest | undefined>;
} {
  const rest = Promise.withResolvers<Rest | undefined>();
  return { before: before(chunks, rest.resolve), from: rest.promise };
}

async function* before(chunks: AsyncGenerator<Uint8Array>, found: (rest: Rest | undefined) => void) {
  /** Of the line that is not whole yet. */
  let left: Uint8Array = new Uint8Array();
  for (;;) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    const bytes = left.length === 0 ? value : Buffer.concat([left, value]);
    const mark = bytes.indexOf(MARK);
    const end = bytes.subarray(0, mark < 0 ? bytes.length : mark).lastIndexOf(LF) + 1;
    if (end > 0) yield bytes.subarray(0, end);
    left = bytes.subarray(end);
    if (mark >= 0) return found(await restOf(left, chunks));
    // A line without an end is for the parser to refuse.
    if (left.length > ROW_LIMIT_BYTES) {
      yield left;
      left = new Uint8Array();
    }
  }
  if (left.length > 0) yield left;
  found(undefined);
}

async function restOf(first: Uint8Array, chunks: AsyncGenerator<Uint8Array>): Promise<Rest> {
  const { start, all } = await peek(both(first, chunks), (start) => lengthOf(start) >= TABLE_START_BYTES);
  return { start: Buffer.concat(start), all };
}

async function* both(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
