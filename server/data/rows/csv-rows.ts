// Rows of a CSV or TSV file: the first line names the columns, every cell is text as it stands.
import { parse } from 'csv-parse';
import type { Faults } from './faults.ts';
import { type PlainRecord, PlainRecords } from './plain-records.ts';
import type { ReadRow } from './read-row.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
import { Table } from './table-rows.ts';
import { type TableShape, tabsAreQuoted } from './table-shape.ts';
import { checkedUtf8 } from './text.ts';
import { untilMarks } from './until-marks.ts';

/** Rows of more than this at once would be old to the garbage collector before they are taken, and cost it much. */
const WRITE_BYTES = 64 * 1024;

/** @throws Refusal bad-file when the header cannot be used, or a row is too long; and what `faults` throws */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  shape: TableShape,
  faults: Faults,
): AsyncGenerator<Iterable<ReadRow>> {
  const table = new Table(shape, faults);
  const text = checkedUtf8(chunks);
  if (shape.isOpen !== true) return yield* read(text, shape, table);
  const { before, from } = untilMarks(text);
  yield* read(before, shape, table);
  const rest = await from;
  if (rest === undefined) return;
  table.goOn();
  const hasQuotes = tabsAreQuoted(`${table.header()}\n${rest.start.toString()}\n`);
  yield* read(rest.all, { ...shape, hasQuotes }, table);
}

/** Quickly as long as nothing is odd; csv-parse, which takes ten times as long, reads the rest. */
async function* read(
  chunks: AsyncGenerator<Uint8Array>,
  shape: TableShape,
  table: Table,
): AsyncGenerator<Iterable<ReadRow>> {
  const records = new PlainRecords(shape, table.lineEnd);
  for (let next = await chunks.next(); ; next = await chunks.next()) {
    if (next.done === true) break;
    yield plainRows(records.push(next.value), table);
    if (records.isOdd) break;
  }
  table.lineEnd = records.lineEnd;
  const { rest } = records;
  if (rest.length === 0) return;
  table.goOn();
  yield* parsed(both(rest, chunks), shape, table);
}

/** One by one, as they are asked for: rows that wait for others are old to the garbage collector, and cost it much. */
function* plainRows(records: Iterable<PlainRecord>, table: Table): Generator<ReadRow> {
  for (const { cells, ...info } of records) {
    const row = table.row(cells, info);
    if (row !== undefined) yield row;
  }
}

async function* both(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

/** Rows of some whole lines. */
async function* parsed(
  chunks: AsyncIterable<Uint8Array>,
  shape: TableShape,
  table: Table,
): AsyncGenerator<Iterable<ReadRow>> {
  let failure: unknown;
  const parser = parse({
    delimiter: shape.delimiter,
    record_delimiter: table.lineEnd ?? [],
    quote: shape.hasQuotes ? '"' : false,
    escape: shape.hasQuotes ? '"' : null,
    // Counted here, since a TSV may leave out empty cells at the end.
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: ROW_LIMIT_BYTES,
    on_record: (cells: string[], info) => table.take(cells, info),
    on_skip: (error) => table.skip(error),
  });
  // Rows never pass through the stream: it has nothing to give, so it never waits to be read.
  parser.on('error', (error) => {
    failure ??= error;
  });
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += WRITE_BYTES) {
      await new Promise<void>((resolve) => {
        parser.write(chunk.subarray(at, at + WRITE_BYTES), () => resolve());
      });
      if (failure !== undefined) throw table.failed(failure);
      yield table.rows();
    }
  }
  parser.resume();
  await new Promise<void>((resolve) => {
    parser
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
    parser.end();
  });
  if (failure !== undefined) throw table.failed(failure);
  yield table.rows();
}
