// Rows of a JSON file: the items of one list, at the top or within one object.
import { badFile, excerpt } from '../bad-file.ts';
import type { Faults } from './faults.ts';
import { type Item, JsonItems } from './json-items.ts';
import type { JsonShape } from './json-shape.ts';
import { parseRow } from './parse-row.ts';
import { peek } from './peek.ts';
import type { ReadRow } from './read-row.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
import { checkedUtf8 } from './text.ts';
import { lengthOf } from './unpack.ts';

/**
 * @param chunks begin where the shape was found
 * @throws Refusal bad-file where it is no such list, and what `faults` throws
 */
export async function* jsonList(
  chunks: AsyncIterable<Uint8Array>,
  { list, at = 0 }: Extract<JsonShape, { form: 'json' }>,
  faults: Faults,
): AsyncGenerator<Iterable<ReadRow>> {
  const { start, all } = await peek(checkedUtf8(chunks), (start) => lengthOf(start) > at);
  const before = Buffer.concat(start).subarray(0, at).toString();
  const items = new JsonItems(placeAfter(before));
  let row = 0;
  function* read(some: readonly Item[]): Generator<ReadRow> {
    for (const item of some) {
      const read = rowOf(item, ++row, faults);
      if (read !== undefined) yield read;
    }
  }
  let skip = at;
  for await (const chunk of all) {
    const from = Math.min(skip, chunk.length);
    skip -= from;
    yield read(items.push(chunk.subarray(from)));
    if (lengthOf(items.after) > ROW_LIMIT_BYTES)
      throw badFile('After its list of rows much more follows. Import the list alone.');
  }
  items.end();
  checkAround(before, Buffer.concat(items.after).toString(), list);
}

function placeAfter(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}

/** What stands around the list must be JSON too: else the file may be cut, or be two files in one. */
function checkAround(before: string, after: string, list: string | undefined): void {
  try {
    JSON.parse(`${before}[]${after}`);
  } catch {
    const where = list === undefined ? 'After the list of rows' : `Around the list ${list}`;
    throw badFile(`${where} the file is not JSON. It goes on: ${excerpt(after.trimStart())}`);
  }
}

function rowOf({ bytes, line, column }: Item, row: number, faults: Faults): ReadRow | undefined {
  const source = bytes.toString().trimEnd();
  const parsed = parseRow(source);
  if ('row' in parsed) return { row: parsed.row, place: { row, line }, source };
  const { at } = parsed;
  const says = ofItem(parsed.says);
  if (at === undefined) faults.take({ row, line, column, says });
  else {
    const lines = source.slice(0, at).split('\n');
    const last = (lines.at(-1) as string).length + 1;
    const place = { line: line + lines.length - 1, column: lines.length === 1 ? column + at : last };
    faults.take({ row, ...place, says, text: excerpt(source, at + 1) });
  }
  return undefined;
}

/** What is said of a line of JSONL, said of an item of a list. */
const ofItem = (says: string): string =>
  says
    .replace('the end of the line', 'a comma or ]')
    .replace('the line ends', 'the row ends')
    .replace('; an object must stand on one line', '');
