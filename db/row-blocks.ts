// How rows are kept: some consecutive ones together, in two pieces of bytes, one for what may be seen and one for what is sealed.
import type { Content, Sealed } from '../shared/example/example.ts';

/** A row of its own in the database would cost several times as much to write as its text. */
export const BLOCK_ROWS = 500;
/** Text of what may be seen, in UTF-16 units: whoever reads one row reads its block. */
const BLOCK_LENGTH = 128 * 1024;

/** Each piece has a line for each row: JSON, in which a line end never stands as it is. */
export interface Block {
  count: number;
  /** How long the JSON of what can be seen of each row is. */
  lengths: number[];
  /** Of each row the JSON of a `Content`. */
  contents: Uint8Array;
  /** Of each row a `Seal`. */
  seals: Uint8Array;
}

/** A stretch of the row's content line, [from, length) in UTF-16 units: what stands there need not be kept twice. */
type Borrowed = [from: number, length: number];

/** The row's own text: pieces of it, and what it has in common with its content line. None, when an earlier example has it. */
export type Pieces = (string | Borrowed)[];

/** The row in its file follows where it is not the position. */
type Seal = [sealed: Sealed, source: Pieces, row?: number];

/** `sealed` and `source` are JSON. */
export const sealLine = (sealed: string, source: string, row?: number): string =>
  row === undefined ? `[${sealed},${source}]` : `[${sealed},${source},${row}]`;

/** Gathers rows for a block. Their texts are not kept, only their bytes. */
export class BlockMaker {
  #lengths: number[] = [];
  #length = 0;
  readonly #contents = new Lines();
  readonly #seals = new Lines();

  get count(): number {
    return this.#lengths.length;
  }

  get isFull(): boolean {
    return this.#lengths.length >= BLOCK_ROWS || this.#length >= BLOCK_LENGTH;
  }

  /** `content` is the JSON of a Content, `seal` a seal line. */
  add(content: string, seal: string): void {
    this.#lengths.push(content.length);
    this.#length += content.length + seal.length;
    this.#contents.add(content);
    this.#seals.add(seal);
  }

  take(): Block {
    const lengths = this.#lengths;
    this.#lengths = [];
    this.#length = 0;
    return { count: lengths.length, lengths, contents: this.#contents.take(), seals: this.#seals.take() };
  }
}

const LF = 10;
/** No UTF-16 unit takes more in UTF-8. */
const UNIT_BYTES = 3;

class Lines {
  #bytes = Buffer.allocUnsafeSlow(2 * BLOCK_LENGTH);
  #end = 0;

  add(line: string): void {
    const most = this.#end + UNIT_BYTES * line.length + 1;
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(most);
      this.#bytes.copy(larger, 0, 0, this.#end);
      this.#bytes = larger;
    }
    if (this.#end > 0) this.#bytes[this.#end++] = LF;
    this.#end += this.#bytes.write(line, this.#end);
  }

  /** A copy, which may be given to another thread. What one long row made large is let go. */
  take(): Uint8Array {
    const bytes = new Uint8Array(this.#bytes.subarray(0, this.#end));
    this.#end = 0;
    if (this.#bytes.length > 8 * BLOCK_LENGTH) this.#bytes = Buffer.allocUnsafeSlow(2 * BLOCK_LENGTH);
    return bytes;
  }
}

/** Lines [from, to) of a piece; fewer when it has no more. */
export function linesIn(bytes: Buffer, from: number, to: number): Buffer[] {
  const lines: Buffer[] = [];
  let at = 0;
  for (let n = 0; n < to && at <= bytes.length; n++) {
    const found = bytes.indexOf(LF, at);
    const end = found < 0 ? bytes.length : found;
    if (n >= from) lines.push(bytes.subarray(at, end));
    at = end + 1;
  }
  return lines;
}

export const contentIn = (line: Buffer): Content => JSON.parse(line.toString()) as Content;

export function sealIn(line: Buffer): { sealed: Sealed; source: Pieces; row: number | undefined } {
  const [sealed, source, row] = JSON.parse(line.toString()) as Seal;
  return { sealed, source, row };
}

/** The row's own text, from its pieces and its content line. */
export function sourceOf(pieces: Pieces, content: Buffer): string {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  const line = content.toString();
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : line.substring(piece[0], piece[0] + piece[1])))
    .join('');
}
