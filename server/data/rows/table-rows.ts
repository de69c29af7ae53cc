// Makes rows of the cells of a table, and faults of what cannot be one.
import type { InfoRecord } from 'csv-parse';
import type { Json } from '../../../shared/example/example.ts';
import type { Row } from '../../../shared/example/format.ts';
import { badFile, excerpt } from '../bad-file.ts';
import { cellFault } from './csv-faults.ts';
import type { Faults } from './faults.ts';
import type { LineEnd } from './plain-records.ts';
import type { ReadRow } from './read-row.ts';
import type { TableShape } from './table-shape.ts';

type CellError = Error & { code?: string; lines?: number; index?: number };

export class Table {
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
  /** As its lines end, once that is known. */
  lineEnd: LineEnd | undefined;
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
  take(cells: string[], info: Pick<InfoRecord, 'lines' | 'empty_lines'>): null {
    const row = this.row(cells, info);
    if (row !== undefined) this.#rows.push(row);
    return null;
  }

  /** Undefined of the line that names the columns, and of a row that is left out. */
  row(cells: string[], { lines, empty_lines }: Pick<InfoRecord, 'lines' | 'empty_lines'>): ReadRow | undefined {
    const line = this.#line + 1 + empty_lines - this.#blank;
    this.#line = this.#linesBefore + lines;
    this.#blank = empty_lines;
    if (this.#columns === undefined) {
      this.#columns = columnNames(cells);
      return undefined;
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
      return undefined;
    }
    if (this.#isTornByQuoting(cells)) {
      this.#faults.take({ ...place, says: `it has ${cellsIn(cells)}, ${OPEN_CELL}`, text: excerpt(cells.join('\t')) });
      return undefined;
    }
    const row = rowOf(columns, cells);
    return { row, place, source: JSON.stringify(row) };
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
