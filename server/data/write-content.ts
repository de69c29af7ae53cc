// Writes what may be seen of a row as JSON, and its own text as pieces: what both have in common stands in the content alone.
import type { Pieces } from '../../db/row-blocks.ts';
import type { Content } from '../../shared/example/example.ts';
import type { Literal } from './rows/literals.ts';

export interface WrittenContent {
  /** As `JSON.stringify` writes it. */
  content: string;
  /** JSON of the pieces of the row's own text. */
  source: string;
}

/** @param literals of the row's own text, in the order in which they stand there */
export function writeContent(content: Content, source: string, literals: readonly Literal[]): WrittenContent {
  const writing = new Writing(source, literals);
  const text = writing.content(content);
  return { content: text, source: JSON.stringify(writing.pieces()) };
}

/** With more literals than this they are found by their text. */
const FEW = 12;

class Writing {
  readonly #source: string;
  readonly #literals: readonly Literal[];
  readonly #byText: ReadonlyMap<string, Literal> | undefined;
  /** Where in the content each literal stands that was used. */
  readonly #used = new Map<Literal, number>();
  #text = '';

  constructor(source: string, literals: readonly Literal[]) {
    this.#source = source;
    this.#literals = literals;
    this.#byText =
      literals.length > FEW ? new Map(literals.map((literal) => [literal.text, literal] as const)) : undefined;
  }

  content({ conversation, responses, fields }: Content): string {
    this.#text = '{"conversation":[';
    for (const [n, { role, text }] of conversation.entries()) {
      this.#text += `${n > 0 ? ',' : ''}{"role":${JSON.stringify(role)},"text":`;
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
      this.#text += `${isFirst ? '' : ','}${JSON.stringify(name)}:`;
      isFirst = false;
      if (typeof value === 'string') this.#string(value);
      else this.#text += JSON.stringify(value);
    }
    this.#text += '}}';
    return this.#text;
  }

  #string(text: string): void {
    const literal = this.#literalOf(text);
    if (literal === undefined) {
      this.#text += JSON.stringify(text);
      return;
    }
    if (!this.#used.has(literal)) this.#used.set(literal, this.#text.length);
    this.#text += this.#source.slice(literal.from, literal.to);
  }

  #literalOf(text: string): Literal | undefined {
    if (this.#byText !== undefined) return this.#byText.get(text);
    return this.#literals.find((literal) => literal.text === text);
  }

  pieces(): Pieces {
    const pieces: Pieces = [];
    let from = 0;
    for (const literal of this.#literals) {
      const at = this.#used.get(literal);
      if (at === undefined) continue;
      pieces.push(this.#source.slice(from, literal.from), [at, literal.to - literal.from]);
      from = literal.to;
    }
    if (from < this.#source.length) pieces.push(this.#source.slice(from));
    return pieces;
  }
}
