// A highlight to be painted over a text, and questions about several of them.
import type { ColourSlot } from './highlight-registry.ts';

export interface Mark {
  readonly id: string;
  /** UTF-16 offsets in the source, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly colour: ColourSlot | 'plain' | 'imported';
  /** Somebody found something off here: a wavy line below. */
  readonly instinct?: boolean;
  /** Who and what, for the list: "Ana, unclear". */
  readonly label: string;
}

const QUOTE_LENGTH = 80;

/** By where they begin; of those beginning together, the longer first. */
export const inReadingOrder = (marks: readonly Mark[]): Mark[] =>
  marks.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));

/** Ids of the marks that cover a character, the one that begins latest first: of nested marks, the innermost. */
export const marksAt = (marks: readonly Mark[], offset: number): string[] =>
  inReadingOrder(marks.filter(({ start, end }) => start <= offset && offset < end))
    .map(({ id }) => id)
    .toReversed();

/** The words a mark covers, on one line, shortened. */
export function quoteOf(source: string, { start, end }: Mark): string {
  const quote = source
    .slice(start, Math.min(end, start + QUOTE_LENGTH))
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim();
  return end - start > QUOTE_LENGTH ? `${quote}…` : quote;
}
