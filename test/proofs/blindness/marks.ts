// Marks: what is sealed carries a text that stands nowhere else, so that it can be found in any bytes, however they are written.
import type { SeededRandom } from '../../support/seeded-random.ts';

/** Every mark begins so: bytes are searched for this first, in every way of writing it. */
export const BEGIN = 'Wq7zKx3v';
export const ID_LENGTH = 8;
/** Short enough for everything that holds words: a tag takes 40 characters. */
export const MARK_LENGTH = BEGIN.length + ID_LENGTH;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** What a mark was put on. */
export const kinds = [
  'judgment',
  'span',
  'rationale',
  'cannot-judge',
  'highlight',
  'comment',
  'tag',
  'instinct',
  'key',
  'sealed field',
  'gold label',
  'row as it stood',
  'rater',
  'rated span',
  'refused entry',
  'note',
  'board',
  'cursor',
  'outcome',
  'challenge',
  'evidence',
  'ruling',
] as const;
export type MarkKind = (typeof kinds)[number];

export interface Mark {
  id: string;
  kind: MarkKind;
  /** In words, for whoever reads that it leaked. */
  says: string;
}

export class Marks {
  readonly #random: SeededRandom;
  readonly #made = new Map<string, Mark>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** @returns the text that carries it */
  make(kind: MarkKind, says: string): { text: string; mark: Mark } {
    const id = Array.from({ length: ID_LENGTH }, () => LETTERS[this.#random.below(LETTERS.length)]).join('');
    const mark = { id, kind, says };
    this.#made.set(id, mark);
    return { text: BEGIN + id, mark };
  }

  /** Undefined for what only looks like one. */
  of(id: string): Mark | undefined {
    return this.#made.get(id);
  }

  get size(): number {
    return this.#made.size;
  }
}
