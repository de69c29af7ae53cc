// Cuts one JSON list of any length into the texts of its items, however it is cut into chunks.
import { isAscii } from 'node:buffer';
import { badFile, refusalOf } from '../bad-file.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';

export interface Item {
  bytes: Buffer;
  /** Where it begins, each from 1; the column in UTF-16 units. */
  line: number;
  column: number;
}

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const [TAB, LF, CR, SPACE] = [9, 10, 13, 32];

const isSpace = (byte: number): boolean => byte === SPACE || byte === LF || byte === CR || byte === TAB;

/** What stands before the next byte that is not a space. */
type State = 'list' | 'first' | 'item' | 'next' | 'over';

/** `push` every chunk of whole characters, then `end`; bytes before the list are for the caller to have taken away. */
export class JsonItems {
  /** Bytes after the list. */
  readonly after: Uint8Array[] = [];
  #state: State = 'list';
  #line: number;
  #column: number;
  #isString = false;
  #isEscaped = false;
  #depth = 0;
  #pieces: Uint8Array[] = [];
  #pieceBytes = 0;
  #began = { line: 1, column: 1 };
  #items = 0;

  /** Where the first chunk stands in the file. */
  constructor({ line, column } = { line: 1, column: 1 }) {
    this.#line = line;
    this.#column = column;
  }

  /** @throws Refusal bad-file where it is no list, or an item is too long */
  push(chunk: Uint8Array): Item[] {
    const items: Item[] = [];
    for (let at = 0; at < chunk.length; )
      at = this.#state === 'item' ? this.#inItem(chunk, at, items) : this.#between(chunk, at);
    return items;
  }

  /** @throws Refusal bad-file when the list has not ended */
  end(): void {
    if (this.#state !== 'over')
      throw badFile(`The list does not end: the file is cut short in row ${this.#items + 1}. Copy it again.`);
  }

  /** One byte outside of items; answers where to go on. */
  #between(chunk: Uint8Array, at: number): number {
    if (this.#state === 'over') {
      this.after.push(chunk.subarray(at));
      return chunk.length;
    }
    const byte = chunk[at] as number;
    if (isSpace(byte)) {
      this.#goOn(chunk, at, at + 1);
      return at + 1;
    }
    if (this.#state === 'list' && byte === OPEN_LIST) this.#state = 'first';
    else if (byte === CLOSE_LIST && (this.#state === 'next' || this.#isFirst)) this.#state = 'over';
    else if (this.#state === 'next' && byte === COMMA) this.#state = 'first';
    else if (this.#state === 'first' && byte !== COMMA && byte !== CLOSE_LIST) {
      this.#began = { line: this.#line, column: this.#column };
      this.#state = 'item';
      return at;
    } else throw this.#misplaced(chunk, at);
    this.#goOn(chunk, at, at + 1);
    return at + 1;
  }

  get #isFirst(): boolean {
    return this.#state === 'first' && this.#items === 0;
  }

  /** To the item's end, or the chunk's; answers where to go on. */
  #inItem(chunk: Uint8Array, from: number, items: Item[]): number {
    let [depth, isString, isEscaped] = [this.#depth, this.#isString, this.#isEscaped];
    let at = from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isString = false;
      } else if (byte === QUOTE) isString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE_OBJECT) depth--;
      else if (byte === CLOSE_LIST) {
        if (depth === 0) break;
        depth--;
      } else if (byte === COMMA && depth === 0) break;
    }
    [this.#depth, this.#isString, this.#isEscaped] = [depth, isString, isEscaped];
    this.#keep(chunk.subarray(from, at));
    this.#goOn(chunk, from, at);
    if (at < chunk.length) this.#complete(items);
    return at;
  }

  #keep(piece: Uint8Array): void {
    this.#pieceBytes += piece.length;
    if (this.#pieceBytes > ROW_LIMIT_BYTES) throw refusalOf({ row: this.#items + 1, ...this.#began, says: TOO_LONG });
    this.#pieces.push(piece);
  }

  #complete(items: Item[]): void {
    items.push({ bytes: Buffer.concat(this.#pieces), ...this.#began });
    this.#items++;
    this.#pieces = [];
    this.#pieceBytes = 0;
    // Too many closing brackets are for whoever parses the item to find.
    this.#depth = 0;
    this.#state = 'next';
  }

  #goOn(chunk: Uint8Array, from: number, to: number): void {
    let start = from;
    for (let at = chunk.indexOf(LF, from); at >= 0 && at < to; at = chunk.indexOf(LF, at + 1)) {
      this.#line++;
      this.#column = 1;
      start = at + 1;
    }
    const rest = chunk.subarray(start, to);
    this.#column += isAscii(rest)
      ? rest.length
      : Buffer.from(rest.buffer, rest.byteOffset, rest.length).toString().length;
  }

  #misplaced(chunk: Uint8Array, at: number) {
    const wanted = { list: 'a list, […],', first: 'a row', item: 'a row', next: 'a comma or ]', over: 'the end' }[
      this.#state
    ];
    const found = Buffer.from(chunk.subarray(at, at + 4)).toString()[0] ?? '';
    return refusalOf({
      row: this.#items + 1,
      ...{ line: this.#line, column: this.#column },
      says: `there should be ${wanted} here, but there is ${found}.`,
    });
  }
}

const TOO_LONG = `this row is longer than ${ROW_LIMIT_BYTES / 1024 / 1024} MB. Shorten it, or leave it out.`;
