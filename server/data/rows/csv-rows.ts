// Rows of a CSV or TSV file: the first line names the columns, every cell is text as it stands.
import { type InfoRecord, parse } from 'csv-parse';
import type { Json } from '../../../shared/example/example.ts';
import type { Row } from '../../../shared/example/format.ts';
import { badFile, excerpt } from '../bad-file.ts';
import { cellFault } from './csv-faults.ts';
import type { Faults } from './faults.ts';
import type { ReadRow } from './read-row.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
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
  if (shape.isOpen !== true) return yield* parsed(text, shape, table);
  const { before, from } = untilMarks(text);
  yield* parsed(before, shape, table);
  const rest = await from;
  if (rest === undefined) return;
  table.goOn();
  const hasQuotes = tabsAreQuoted(`${table.header()}\n${rest.start.toString()}\n`);
  yield* parsed(rest.all, { ...shape, hasQuotes }, table);
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

type CellError = Error & { code?: string; lines?: number; index?: number };

/** Makes rows of cells, and faults of what cannot be one. */
class Table {
  #columns: string[] | undefined;
  #rows: ReadRow[] = [];
  #row = 0;
  /** The last line of what came before, blank lines after it counted. */
  #line = 0;
  #blank = 0;
  /** The row before ended with a mark that was not closed. */
  #isOpen = false;
  /** Cells of the longest row so far. */
  #most = 0;
  /** Lines of what another parser has read. */
  #linesBefore = 0;
  readonly #shape: TableShape;
  readonly #faults: Faults;

  constructor(shape: TableShape, faults: Faults) {
    this.#shape = shape;
    this.#faults = faults;
  }

  /** Another parser reads on: it counts from one again. */
  goOn(): void {
    this.#linesBefore = this.#line;
    this.#blank = 0;
  }

  /** The first line, as far as it matters to what is quoted. */
  header(): string {
    return (this.#columns ?? []).join('\t');
  }

  rows(): ReadRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** What is thrown here csv-parse gives as the error of its stream. Nothing is given on to it. */
  take(cells: string[], { lines, empty_lines }: Pick<InfoRecord, 'lines' | 'empty_lines'>): null {
    const line = this.#line + 1 + empty_lines - this.#blank;
    this.#line = this.#linesBefore + lines;
    this.#blank = empty_lines;
    if (this.#columns === undefined) {
      this.#columns = columnNames(cells);
      return null;
    }
    const place = { row: ++this.#row, line };
    const columns = this.#columns;
    const isShort = cells.length < columns.length && (this.#shape.form === 'csv' || cells.length === 0);
    if (isShort || cells.length > columns.length) {
      const has = `it has ${cellsIn(cells)}, but the first line names ${columns.length}`;
      const text = excerpt(cells.join(this.#shape.delimiter));
      this.#faults.take({
        ...place,
        says: `${has}. Check for a missing or stray quotation mark or ${nameOf(this.#shape)}.`,
        text,
      });
      return null;
    }
    if (this.#isTornByQuoting(cells)) {
      this.#faults.take({ ...place, says: `it has ${cellsIn(cells)}, ${OPEN_CELL}`, text: excerpt(cells.join('\t')) });
      return null;
    }
    const row = rowOf(columns, cells);
    this.#rows.push({ row, place, source: JSON.stringify(row) });
    return null;
  }

  /** A TSV that is not quoted may leave out cells at the end, but not where the last one seems to go on in the next line. */
  #isTornByQuoting(cells: readonly string[]): boolean {
    const before = this.#isOpen;
    this.#isOpen = isOpenCell(cells.at(-1) ?? '');
    const isShorter = cells.length < this.#most;
    this.#most = Math.max(this.#most, cells.length);
    if (this.#shape.hasQuotes || !isShorter) return false;
    return this.#isOpen || (before && cells.some((cell) => cell.endsWith('"')));
  }

  skip(error: CellError | undefined): undefined {
    if (error === undefined) return;
    const { says, line: own } = cellFault(error);
    const line = this.#linesBefore + own;
    this.#line = line;
    const field = this.#columns?.[error.index ?? -1];
    if (this.#columns === undefined) throw badFile(`Line ${line}: a name of a column ${says}`);
    this.#faults.take({
      row: ++this.#row,
      line,
      ...(field === undefined ? { says: `a cell ${says}` } : { field, says }),
    });
  }

  /** What the stream failed with, as what is said of it. */
  failed(error: unknown): unknown {
    const { code } = error as { code?: string };
    if (code === undefined || !code.startsWith('CSV_')) return error;
    const { says, line } = cellFault(error as Error);
    return badFile(`Line ${this.#linesBefore + line}: a cell ${says}`);
  }
}

const isOpenCell = (cell: string): boolean => cell.startsWith('"') && (cell.length === 1 || !cell.endsWith('"'));

const cellsIn = ({ length }: readonly string[]): string => `${length} ${length === 1 ? 'cell' : 'cells'}`;

/** In a TSV that was not quoted so far. */
const OPEN_CELL =
  'fewer than others, and one begins or ends with a quotation mark that its line does not close: the file may quote some of its cells. Write it with quotation marks around all of them, then import that.';

const nameOf = ({ delimiter }: TableShape): string =>
  ({ '\t': 'tab', ',': 'comma', ';': 'semicolon' })[delimiter] ?? delimiter;

/** A column without a name, or with one that is taken, gets one of its own: no cell is lost. */
function columnNames(cells: readonly string[]): string[] {
  const taken = new Set(cells);
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  return cells.map((cell, i) => {
    const plain = cell === '' ? `column ${i + 1}` : cell;
    let name = plain;
    // Numbers go on where they stood, or thousands of columns of one name would take seconds.
    for (let n = numbers.get(plain) ?? 2; given.has(name) || (name !== cell && taken.has(name)); n++) {
      name = `${plain} (${n})`;
      numbers.set(plain, n + 1);
    }
    given.add(name);
    return name;
  });
}

function rowOf(columns: readonly string[], cells: readonly string[]): Row {
  const row: Record<string, Json> = {};
  for (let i = 0; i < cells.length; i++) {
    const name = columns[i] as string;
    if (name === '__proto__')
      Object.defineProperty(row, name, { value: cells[i], enumerable: true, writable: true, configurable: true });
    else row[name] = cells[i] as string;
  }
  return row;
}
