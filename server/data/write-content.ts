// Writes what may be seen of a row as JSON, and its own text as pieces: what both have in common stands in the content alone.
import type { Content } from '../../shared/example/example.ts';
import type { Literal } from './rows/literals.ts';

export interface WrittenContent {
  /** As `JSON.stringify` writes it. */
  content: string;
  /** JSON of the row's own text as a block's `Pieces`. */
  source: string;
}

/** @param literals of the row's own text, in the order in which they stand there */
export function writeContent(content: Content, source: string, literals: readonly Literal[]): WrittenContent {
  const writing = new Writing(source, literals);
  const text = writing.content(content);
  return { content: text, source: writing.pieces() };
}

/** With more literals than this they are found by their text. */
const FEW = 12;
const UNUSED = -1;

class Writing {
  readonly #source: string;
  readonly #literals: readonly Literal[];
  readonly #byText: ReadonlyMap<string, number> | undefined;
  /** Where in the content each literal stands. */
  readonly #places: number[];
  #text = '';

  constructor(source: string, literals: readonly Literal[]) {
    this.#source = source;
    this.#literals = literals;
    this.#byText = literals.length > FEW ? new Map(literals.map(({ text }, n) => [text, n] as const)) : undefined;
    this.#places = literals.map(() => UNUSED);
  }

  content({ conversation, responses, fields }: Content): string {
    this.#text = '{"conversation":[';
    for (const [n, { role, text }] of conversation.entries()) {
      this.#text += `${n > 0 ? ',' : ''}{"role":${quoted(role)},"text":`;
      this.#string(text);
      this.#text += '}';
    }
    this.#text += '],"responses":[';
    for (const [n, { text }] of responses.entries()) {
      this.#text += n > 0 ? ',{"text":' : '{"text":';
      this.#string(text);
      this.#text += '}';
    }
    this.#text += '],"fields":{';
    let isFirst = true;
    for (const name in fields) {
      const value = fields[name];
      if (value === undefined) continue;
      this.#text += `${isFirst ? '' : ','}${quoted(name)}:`;
      isFirst = false;
      if (typeof value === 'string') this.#string(value);
      else this.#text += typeof value === 'number' ? `${value}` : JSON.stringify(value);
    }
    this.#text += '}}';
    return this.#text;
  }

  #string(text: string): void {
    const n = this.#literalOf(text);
    const literal = this.#literals[n];
    if (literal === undefined) {
      this.#text += JSON.stringify(text);
      return;
    }
    if (this.#places[n] === UNUSED) this.#places[n] = this.#text.length;
    this.#text += this.#source.slice(literal.from, literal.to);
  }

  #literalOf(text: string): number {
    if (this.#byText !== undefined) return this.#byText.get(text) ?? UNUSED;
    for (let n = 0; n < this.#literals.length; n++) if (this.#literals[n]?.text === text) return n;
    return UNUSED;
  }

  /** JSON of `Pieces`. */
  pieces(): string {
    let pieces = '[';
    let from = 0;
    for (let n = 0; n < this.#literals.length; n++) {
      const at = this.#places[n] as number;
      const literal = this.#literals[n] as Literal;
      if (at === UNUSED) continue;
      const before = JSON.stringify(this.#source.slice(from, literal.from));
      pieces += `${from > 0 ? ',' : ''}${before},[${at},${literal.to - literal.from}]`;
      from = literal.to;
    }
    if (from < this.#source.length) pieces += `${from > 0 ? ',' : ''}${JSON.stringify(this.#source.slice(from))}`;
    return `${pieces}]`;
  }
}

/** Names come again with every row. */
const known = new Map<string, string>();
const KNOWN_LIMIT = 5_000;

function quoted(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const json = JSON.stringify(name);
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(name, json);
  return json;
}
