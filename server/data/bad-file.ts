// What is said of a file that cannot be imported: where in it, what is wrong, and a short piece of it.
import { Refusal } from '../../shared/protocol/failures.ts';

export interface Place {
  /** From 1, blank lines counted: as an editor numbers them. */
  line: number;
  /** From 1, in UTF-16 units. */
  column?: number;
  /** The line, of which a piece is shown. */
  text?: string;
}

const EXCERPT_BEFORE = 40;
const EXCERPT_AFTER = 60;

/** `says` is one or more sentences; with a place it goes on after "Line 7, column 3: ". */
export function badFile(says: string, place?: Place): Refusal {
  if (place === undefined) return new Refusal('bad-file', says);
  const { line, column, text } = place;
  const where = column === undefined ? `Line ${line}` : `Line ${line}, column ${column}`;
  return new Refusal('bad-file', `${where}: ${says}${text === undefined ? '' : ` It reads: ${excerpt(text, column)}`}`);
}

/** The text around a column, on one line; what cannot be seen is shown as U+FFFD or a space. */
function excerpt(text: string, column = 1): string {
  const from = Math.max(0, column - 1 - EXCERPT_BEFORE);
  const to = Math.min(text.length, column - 1 + EXCERPT_AFTER);
  const piece = text
    .slice(from, to)
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(/\p{C}/gu, '\ufffd');
  return `${from > 0 ? '… ' : ''}${piece}${to < text.length ? ' …' : ''}`;
}
