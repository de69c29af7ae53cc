// Whether text is a table, what parts its cells, and whether quotation marks in it mean anything.
import { badFile } from '../bad-file.ts';

export interface TableShape {
  form: 'csv' | 'tsv';
  delimiter: string;
  /** Without, a quotation mark is a character like any other, as in TSV written without quoting. */
  hasQuotes: boolean;
  /** So far nothing tells: there was no quotation mark yet. */
  isOpen?: boolean;
}

/** How much of a file is looked at. */
export const TABLE_START_BYTES = 256 * 1024;

const DELIMITERS = ['\t', ',', ';', '|'];
const NO_ROWS =
  'This is neither JSON nor a table: its first line has no comma or tab between names of columns. Tableread reads JSONL, JSON, CSV, TSV and Parquet.';

/**
 * @param start text of the file, from its beginning
 * @param name the file's name: its ending decides only where the text itself leaves it open
 * @throws Refusal bad-file when it is no table
 */
export function tableShape(start: string, name: string): TableShape {
  if (/^\s*</.test(start))
    throw badFile('This is a web page or XML, not a file of rows. Save the rows as CSV or JSONL, then import that.');
  const header = headerOf(start);
  const isNamedTable = /\.(?:csv|tsv|tab)(?:\.\w+)?$/i.test(name);
  const found = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length - 1 }));
  const best = found.reduce((most, next) => (next.count > most.count ? next : most));
  if (best.count === 0 && !isNamedTable) throw badFile(NO_ROWS);
  const delimiter = best.count === 0 ? ',' : best.delimiter;
  if (delimiter !== '\t') return { form: 'csv', delimiter, hasQuotes: true };
  return { form: 'tsv', delimiter, hasQuotes: tabsAreQuoted(start), isOpen: !wholeLines(start).includes('"') };
}

/** The first line that is not blank; delimiters and line ends within quotation marks left out. */
function headerOf(start: string): string {
  const text = start.trimStart();
  return text.replace(/"(?:[^"]|"")*"/g, '""').split(/[\r\n]/, 1)[0] ?? '';
}

/**
 * Programs that quote cells of a TSV do it for all cells, or for those with a tab, a line end or a quotation mark within. So
 * marks are quoting when the whole header is quoted; or when lines do not come out even without it; or when every cell that
 * begins with a mark is closed, and one has doubled marks within. Otherwise, as in files of translations, they are text.
 */
export function tabsAreQuoted(start: string): boolean {
  const [header = [], ...rows] = wholeLines(start)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  if (header.every((cell) => CLOSED_CELL.test(cell))) return true;
  if (!rows.every((row) => row.length <= header.length && row.length === rows[0]?.length)) return start.includes('"');
  const marked = rows.flat().filter((cell) => cell.startsWith('"'));
  return marked.every((cell) => CLOSED_CELL.test(cell)) && marked.some((cell) => cell.slice(1, -1).includes('""'));
}

/** Without the last, which may be cut. */
function wholeLines(start: string): string {
  const end = start.lastIndexOf('\n');
  return end > 0 ? start.slice(0, end) : start;
}

const CLOSED_CELL = /^"(?:[^"]|"")*"$/;
