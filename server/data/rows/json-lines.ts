// Rows of a JSONL file: one JSON object on each line.
import { excerpt } from '../bad-file.ts';
import type { Faults } from './faults.ts';
import { parseRow } from './parse-row.ts';
import type { ReadRow } from './read-row.ts';
import { type Line, LineSplitter } from './split-lines.ts';
import { validStart } from './text.ts';

const READS =
  'Tableread reads JSONL: one JSON object, {…}, on each line; JSON: one list of objects; CSV and TSV; and Parquet.';
const NOT_UTF_8 = 'it is not UTF-8 text from here on. Save the file as UTF-8, then import that.';

/** @throws Refusal bad-file at a line that is too long, and what `faults` throws */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>, faults: Faults): AsyncGenerator<Iterable<ReadRow>> {
  const splitter = new LineSplitter();
  let row = 0;
  // One by one, as they are asked for: rows that wait for others are old to the garbage collector, and cost it much.
  function* read(lines: Iterable<Line>): Generator<ReadRow> {
    for (const line of lines) {
      const read = readLine(line.text, { row: ++row, line: line.number }, faults);
      if (read !== undefined) yield read;
    }
  }
  for await (const chunk of chunks) yield read(splitter.push(chunk));
  yield read(splitter.end());
}

function readLine(source: string | Buffer, place: { row: number; line: number }, faults: Faults): ReadRow | undefined {
  if (typeof source !== 'string') {
    const before = validStart(source);
    const column = before.length + 1;
    faults.take({ ...place, column, says: NOT_UTF_8, text: excerpt(before, column) });
    return undefined;
  }
  const parsed = parseRow(source);
  if ('row' in parsed) return { row: parsed.row, place, source };
  const { says, at } = parsed;
  const isNoJson = place.row === 1 && at !== undefined && source[at] !== '{' && says.startsWith('here must begin');
  faults.take({
    ...place,
    ...(at === undefined ? {} : { column: at + 1, text: excerpt(source, at + 1) }),
    says: isNoJson ? `${says} ${READS}` : says,
  });
  return undefined;
}
