// Splits bytes into lines, however they are cut into chunks, and keeps no more than one line of limited length.
import { refusalOf } from '../bad-file.ts';

/** A longer row is refused as soon as it is known to be longer. */
export const ROW_LIMIT_BYTES = 16 * 1024 * 1024;

export interface Line {
  /** From 1, blank lines counted. */
  number: number;
  /** Without the line's end (LF or CRLF). */
  bytes: Buffer;
}

const LF = 10;
const CR = 13;
const BLANK: ReadonlySet<number> = new Set([9, CR, 32]);

/** `push` every chunk, then `end` once; each answers with the lines it completed, without blank ones. */
export class LineSplitter {
  #number = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;

  /** @throws Refusal bad-file at a line that is too long */
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
    const line = this.#number + 1;
    if (this.#pendingBytes > ROW_LIMIT_BYTES) throw refusalOf({ row: line, line, says: TOO_LONG });
    this.#pending.push(piece);
  }

  #complete(lines: Line[]): void {
    this.#number++;
    if (this.#pendingBytes === 0) return;
    const [only] = this.#pending;
    const whole = this.#pending.length === 1 && only !== undefined ? only : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    const bytes = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (bytes.every((byte) => BLANK.has(byte))) return;
    lines.push({ number: this.#number, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) });
  }
}

const TOO_LONG = `it is longer than ${ROW_LIMIT_BYTES / 1024 / 1024} MB. Each line must hold one row; this may not be a JSONL file.`;
