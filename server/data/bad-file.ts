// What is said of a file that cannot be imported: where in it, what is wrong, and a short piece of it.
import { Refusal } from '../../shared/protocol/failures.ts';
import type { RowFault } from '../../shared/protocol/row-fault.ts';

const EXCERPT_BEFORE = 40;
const EXCERPT_AFTER = 60;

/** `says` is one or more sentences about the file as a whole. */
export const badFile = (says: string): Refusal => new Refusal('bad-file', says);

/** Names the line, or the row where a file has no lines; then what is wrong there, and how it reads. */
export function refusalOf(fault: RowFault): Refusal {
  const { row, line, column, field, says, text } = fault;
  const where = line === undefined ? `Row ${row}` : `Line ${line}`;
  const place = column === undefined ? where : `${where}, column ${column}`;
  const what = field === undefined ? says : `the field ${field} ${says}`;
  return new Refusal('bad-file', `${place}: ${what}${text === undefined ? '' : ` It reads: ${text}`}`, fault);
}

/** The text around a column, on one line; what cannot be seen is shown as U+FFFD or a space. */
export function excerpt(text: string, column = 1): string {
  const from = Math.max(0, column - 1 - EXCERPT_BEFORE);
  const to = Math.min(text.length, column - 1 + EXCERPT_AFTER);
  const piece = text
    .slice(from, to)
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(/\p{C}/gu, '\ufffd');
  return `${from > 0 ? '… ' : ''}${piece}${to < text.length ? ' …' : ''}`;
}
