// Reads lib0's encoding from bytes one did not write: every step is bounded, nothing is allocated.

/** Strings are UTF-8; a byte above this begins or continues a character of several bytes. */
const ASCII_LAST = 0x7f;
/**
 * No client's clock may pass this: it counts what they ever wrote, a character at a time. Near 2^53 sums of clocks and lengths
 * are no longer exact, and a document with one there reads differently for each who opens it.
 */
export const CLOCK_LIMIT = 2 ** 40;
/** Nesting beyond this is nobody's honest entry, and reading it would use up the stack. */
const DEPTH_LIMIT = 100;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteCursor {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  /** @throws RangeError past the end */
  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('cut short');
    this.at++;
    return byte;
  }

  /** An unsigned number of up to 53 bits, seven bits a byte, the lowest first. */
  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too large');
      if (byte < 128) return value;
    }
  }

  skip(length: number): void {
    if (length > this.bytes.length - this.at) throw new RangeError('cut short');
    this.at += length;
  }

  /** Passes over a string; answers with its length in UTF-16 code units. */
  string(): number {
    const length = this.number();
    const from = this.at;
    this.skip(length);
    for (let at = from; at < this.at; at++) {
      if ((this.bytes[at] as number) > ASCII_LAST) return decoder.decode(this.bytes.subarray(from, this.at)).length;
    }
    return length;
  }

  /** Passes over a string that must be JSON. */
  json(): void {
    const length = this.number();
    const from = this.at;
    this.skip(length);
    const text = decoder.decode(this.bytes.subarray(from, this.at));
    if (text !== 'undefined') JSON.parse(text);
  }

  /** Passes over a value of lib0's "any": https://github.com/dmonad/lib0, encoding.js, writeAny. */
  any(depth = 0): void {
    if (depth > DEPTH_LIMIT) throw new RangeError('nested too deeply');
    switch (this.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // true
      case 120: // false
        return;
      case 125: // whole number: six bits in the first byte, then seven
        return this.#signed();
      case 124: // float32
        return this.skip(4);
      case 123: // float64
      case 122: // bigint
        return this.skip(8);
      case 119:
        this.string();
        return;
      case 118:
        for (let left = this.number(); left > 0; left--) {
          this.string();
          this.any(depth + 1);
        }
        return;
      case 117:
        for (let left = this.number(); left > 0; left--) this.any(depth + 1);
        return;
      case 116:
        return this.skip(this.number());
      default:
        throw new RangeError('an unknown kind of value');
    }
  }

  #signed(): void {
    let byte = this.byte();
    let value = byte & 63;
    for (let weight = 64; byte > ASCII_LAST; weight *= 128) {
      byte = this.byte();
      value += (byte & 127) * weight;
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too large');
    }
  }
}
