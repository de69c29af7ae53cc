// Splits bytes into lines, however they are cut into chunks, and keeps no more than one line of limited length.
import { isAscii, isUtf8 } from 'node:buffer';
import { refusalOf } from '../bad-file.ts';

/** A longer row is refused as soon as it is known to be longer. */
export const ROW_LIMIT_BYTES = 16 * 1024 * 1024;

export interface Line {
  /** From 1, blank lines counted. */
  number: number;
  /** Without the line's end (LF or CRLF); its bytes, where they are not UTF-8. */
  text: string | Buffer;
}

const LF = 10;
const CR = 13;
const BLANK: ReadonlySet<number | undefined> = new Set([9, CR, 32]);

/** `push` every chunk, then `end` once; each answers with the lines it completed, without blank ones, to be taken before the next. */
export class LineSplitter {
  #number = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  /** @throws Refusal bad-file at a line that is too long */
  *push(chunk: Uint8Array): Generator<Line> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    let from = 0;
    if (this.#pendingBytes > 0) {
      const to = bytes.indexOf(LF);
      if (to < 0) return this.#keep(bytes);
      this.#keep(bytes.subarray(0, to));
      yield* this.end();
      from = to + 1;
    }
    const end = bytes.lastIndexOf(LF) + 1;
    const text = textOf(bytes, from, end);
    for (let to = 0; from < end; from = to + 1) {
      to = bytes.indexOf(LF, from);
      this.#number++;
      mustFit(to - from, this.#number);
      const last = bytes[to - 1] === CR && to > from ? to - 1 : to;
      if (!isBlank(bytes, from, last)) yield { number: this.#number, text: text(from, last) };
    }
    this.#keep(bytes.subarray(Math.max(from, end)));
  }

  /** The last line needs no end. */
  *end(): Generator<Line> {
    this.#number++;
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    const last = bytes.at(-1) === CR ? bytes.length - 1 : bytes.length;
    if (!isBlank(bytes, 0, last)) yield { number: this.#number, text: textOf(bytes, 0, last)(0, last) };
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pendingBytes += piece.length;
    mustFit(this.#pendingBytes, this.#number + 1);
    this.#pending.push(piece);
  }
}

function mustFit(bytes: number, line: number): void {
  if (bytes > ROW_LIMIT_BYTES) throw refusalOf({ row: line, line, says: TOO_LONG });
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && BLANK.has(bytes[at])) at++;
  return at === to;
}

/** Gives the text of lines within [from, to). What many lines have in common is found out for all of them at once. */
function textOf(bytes: Buffer, from: number, to: number): (from: number, to: number) => string | Buffer {
  const all = bytes.subarray(from, to);
  if (isAscii(all)) {
    const text = all.toString('latin1');
    return (start, end) => text.slice(start - from, end - from);
  }
  if (isUtf8(all)) return (start, end) => bytes.toString('utf8', start, end);
  return (start, end) => {
    const line = bytes.subarray(start, end);
    return isUtf8(line) ? line.toString() : line;
  };
}

const TOO_LONG = `it is longer than ${ROW_LIMIT_BYTES / 1024 / 1024} MB. Each line must hold one row; this may not be a JSONL file.`;
