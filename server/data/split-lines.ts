// Splits bytes into lines, however they are cut into chunks, and keeps no more than one line of limited length.
import { isUtf8 } from 'node:buffer';
import { badFile } from './bad-file.ts';

/** A longer line is refused as soon as it is known to be longer. */
export const LINE_LIMIT_BYTES = 16 * 1024 * 1024;

export interface Line {
  /** From 1, blank lines counted. */
  number: number;
  /** UTF-8, without a byte order mark and the line's end (LF or CRLF). */
  bytes: Uint8Array;
  text: string;
}

const LF = 10;
const CR = 13;
const BLANK: ReadonlySet<number> = new Set([9, CR, 32]);

/** `push` every chunk, then `end` once; each answers with the lines it completed, without blank ones. */
export class LineSplitter {
  #number = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  /** @throws Refusal bad-file at a line that is too long or not UTF-8 */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      this.#keep(chunk.subarray(from, at));
      this.#complete(lines);
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
    return lines;
  }

  /** The last line needs no end. */
  end(): Line[] {
    const lines: Line[] = [];
    if (this.#pendingBytes > 0) this.#complete(lines);
    return lines;
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#pendingBytes += piece.length;
    if (this.#pendingBytes > LINE_LIMIT_BYTES) throw badFile(TOO_LONG, { line: this.#number + 1 });
    this.#pending.push(piece);
  }

  #complete(lines: Line[]): void {
    this.#number++;
    if (this.#pendingBytes === 0) return;
    const [only] = this.#pending;
    const whole = this.#pending.length === 1 && only !== undefined ? only : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    const bytes = withoutMarks(whole, this.#number === 1);
    if (bytes.every((byte) => BLANK.has(byte))) return;
    lines.push({ number: this.#number, bytes, text: decoded(bytes, this.#number) });
  }
}

const TOO_LONG = `it is longer than ${LINE_LIMIT_BYTES / 1024 / 1024} MB. Each line must hold one row; this may not be a JSONL file.`;

function withoutMarks(line: Uint8Array, isFirst: boolean): Uint8Array {
  const hasMark = isFirst && line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf;
  return line.subarray(hasMark ? 3 : 0, line.at(-1) === CR ? -1 : undefined);
}

function decoded(bytes: Uint8Array, line: number): string {
  const { buffer, byteOffset, byteLength } = bytes;
  if (isUtf8(bytes)) return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  const before = validStart(bytes);
  throw badFile('it is not UTF-8 text from here on. Save the file as UTF-8, then import that.', {
    line,
    column: before.length + 1,
    text: before,
  });
}

/** The longest start that is UTF-8: bytes are halved until the first wrong one is found. */
function validStart(bytes: Uint8Array): string {
  const decode = (length: number) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  let [good, bad] = [0, bytes.length];
  // A cut within a character is waited for (`stream`), not wrong; so the whole may still look good at its very end.
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      decode(middle);
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return decode(good);
}
