// A table as CSV (RFC 4180), as spreadsheets take it from the clipboard.

/** A number or a text; or one that leads somewhere, under a longer name where it is short. */
export type Cell = string | number | { says: string; href: string; name?: string };

export const saysOf = (cell: Cell): string | number => (typeof cell === 'object' ? cell.says : cell);

/** A cell that a spreadsheet would take for a formula begins with an apostrophe: names come from files and people. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [head, ...rows].map((row) => row.map((each) => cell(saysOf(each))).join(',')).join('\r\n');
