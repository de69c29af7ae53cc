// What is said of the faults that csv-parse finds.

/** The rest of a sentence that begins with the cell. */
const SAYS: Record<string, string> = {
  INVALID_OPENING_QUOTE:
    'has a quotation mark within, but does not begin with one. Put it in quotation marks, and double those within it.',
  CSV_INVALID_CLOSING_QUOTE:
    'goes on after its closing quotation mark. Double the quotation marks that belong to the text.',
  CSV_QUOTE_NOT_CLOSED:
    'begins with a quotation mark that is never closed. Close it, or double it when it belongs to the text.',
  CSV_MAX_RECORD_SIZE: 'makes this row longer than 16 MB. A quotation mark may be missing, or the file is no table.',
};

/** The line is where the row begins that csv-parse was reading, as far as it says. */
export function cellFault(error: Error & { code?: string; lines?: number }): { says: string; line: number } {
  const { code = '', lines = 1, message } = error;
  return { says: SAYS[code] ?? `cannot be read (${message}).`, line: lines };
}
