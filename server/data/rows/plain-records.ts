// Finds the records of a table where it is written as it should be, from mark to mark; what is odd is left to a parser that looks at every byte.
import { isAscii } from 'node:buffer';
import { ROW_LIMIT_BYTES } from './split-lines.ts';
import type { TableShape } from './table-shape.ts';

export interface PlainRecord {
  cells: string[];
  /** The line it ends on, from 1. */
  lines: number;
  /** Blank lines before it, of all. */
  empty_lines: number;
}

/** As the first line of a table ends; another end is odd. */
export type LineEnd = '\n' | '\r\n';

/** A record that is not whole is looked at again from its beginning when more comes: a longer one too often. */
const LONG_BYTES = 1024 * 1024;
const QUOTE = '"';
const [LF, CR] = [10, 13];
/** Instead of where something ends: more of it must come first, or it is odd. */
const [UNFINISHED, ODD] = [-1, -2];

/**
 * `push` UTF-8 as it comes, and take all records of a chunk before the next. They are what csv-parse would make of it.
 * Bytes are looked at as Latin-1, one unit each: where they are ASCII that is their text, and it takes half the room.
 */
export class PlainRecords {
  /** From here on a parser must read. */
  isOdd = false;
  lineEnd: LineEnd | undefined;
  readonly #delimiter: string;
  readonly #hasQuotes: boolean;
  #text = '';
  #isAscii = true;
  /** Where the next of each stands, as far as was looked. */
  readonly #seen = new Map<string, number>();
  #cells: string[] = [];
  /** Line ends within cells of the record. */
  #within = 0;
  #lines = 0;
  #blank = 0;

  constructor({ delimiter, hasQuotes }: Pick<TableShape, 'delimiter' | 'hasQuotes'>, lineEnd?: LineEnd) {
    this.#delimiter = delimiter;
    this.#hasQuotes = hasQuotes;
    this.lineEnd = lineEnd;
  }

  /** What has not become records: it is odd, or not whole yet. */
  get rest(): Buffer {
    return Buffer.from(this.#text, 'latin1');
  }

  *push(chunk: Uint8Array): Generator<PlainRecord> {
    this.#text += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    this.#isAscii = isAscii(chunk) && (this.#isAscii || !NOT_ASCII.test(this.#text));
    this.#seen.clear();
    let from = 0;
    while (from < this.#text.length) {
      const { start, blank } = this.#pastBlankLines(from);
      const end = this.#record(start);
      if (end < 0 || end - start > ROW_LIMIT_BYTES) {
        this.isOdd = end !== UNFINISHED || this.#text.length - start > LONG_BYTES;
        break;
      }
      this.#blank += blank;
      this.#lines += blank + this.#within + 1;
      yield { cells: this.#cells, lines: this.#lines, empty_lines: this.#blank };
      from = end;
    }
    this.#text = this.#text.slice(from);
  }

  #pastBlankLines(from: number): { start: number; blank: number } {
    let [start, blank] = [from, 0];
    for (let end = this.#lineEndAt(start); end >= 0; end = this.#lineEndAt(start)) {
      start = end;
      blank++;
    }
    return { start, blank };
  }

  /** Its cells, and past its line end. */
  #record(from: number): number {
    this.#cells = [];
    this.#within = 0;
    let at = from;
    for (;;) {
      const end = this.#hasQuotes && this.#text[at] === QUOTE ? this.#quotedCell(at) : this.#cell(at);
      if (end < 0) return end;
      if (this.#text[end] !== this.#delimiter) return this.#lineEndAt(end);
      at = end + 1;
    }
  }

  #cell(from: number): number {
    const line = this.#nextOf('\n', from);
    if (line < 0) return UNFINISHED;
    const delimiter = this.#nextOf(this.#delimiter, from);
    const isLast = delimiter < 0 || line < delimiter;
    const to = isLast ? (line > from && this.#text.charCodeAt(line - 1) === CR ? line - 1 : line) : delimiter;
    if (this.#standsBefore('\r', from, to) || (this.#hasQuotes && this.#standsBefore(QUOTE, from, to))) return ODD;
    this.#cells.push(this.#decoded(this.#text.slice(from, to)));
    return to;
  }

  #quotedCell(from: number): number {
    const text = this.#text;
    let isDoubled = false;
    let to = text.indexOf(QUOTE, from + 1);
    while (to >= 0 && text[to + 1] === QUOTE) {
      isDoubled = true;
      to = text.indexOf(QUOTE, to + 2);
    }
    if (to < 0 || to + 1 === text.length) return UNFINISHED;
    const cell = text.slice(from + 1, to);
    // One alone may be a line end of its own: who knows.
    if (this.#standsBefore('\r', from, to) && /\r(?!\n)/.test(cell)) return ODD;
    if (this.#standsBefore('\n', from, to)) this.#within += cell.split('\n').length - 1;
    this.#cells.push(this.#decoded(isDoubled ? cell.replaceAll('""', QUOTE) : cell));
    return to + 1;
  }

  #decoded(cell: string): string {
    return this.#isAscii || !NOT_ASCII.test(cell) ? cell : Buffer.from(cell, 'latin1').toString();
  }

  /** Past the line end that stands there. */
  #lineEndAt(at: number): number {
    const text = this.#text;
    const first = text.charCodeAt(at);
    if (first !== LF && first !== CR) return at < text.length ? ODD : UNFINISHED;
    if (first === CR && at + 1 === text.length) return UNFINISHED;
    const end = first === LF ? '\n' : '\r\n';
    if (first === CR && text.charCodeAt(at + 1) !== LF) return ODD;
    this.lineEnd ??= end;
    return end === this.lineEnd ? at + end.length : ODD;
  }

  #standsBefore(mark: string, from: number, to: number): boolean {
    const at = this.#nextOf(mark, from);
    return at >= 0 && at < to;
  }

  /** Looked for once: a mark that is far away or nowhere would be looked for from every cell. */
  #nextOf(mark: string, from: number): number {
    const seen = this.#seen.get(mark);
    if (seen !== undefined && (seen >= from || seen < 0)) return seen;
    const at = this.#text.indexOf(mark, from);
    this.#seen.set(mark, at);
    return at;
  }
}

const NOT_ASCII = /[\x80-\xff]/;
