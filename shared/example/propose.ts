// Proposes how a file is to be read, from its first rows: a format that knows them, or else a start by what the columns hold.
import type { Row } from './format.ts';
import type { FormatName } from './format-name.ts';
import type { ColumnUse, Mapping } from './mapping.ts';
import { recogniseFormat } from './recognise.ts';
import { isSealedName } from './sealed-names.ts';

export interface ProposedMapping {
  mapping: Mapping;
  format?: FormatName;
  /** 0 to 1; 0 when no format knows the rows. */
  confidence: number;
}

export function proposeMapping(rows: readonly Row[]): ProposedMapping {
  const known = recogniseFormat(rows);
  if (known === undefined) return { mapping: { columns: aStart(rows), raters: [] }, confidence: 0 };
  const { format, confidence } = known;
  return { mapping: { format, columns: [], raters: [] }, format, confidence: Math.min(1, confidence) };
}

/** Shorter on average, and a column is a name or a code rather than something to read. */
const READABLE_LENGTH = 20;

/** The column with the longest text is what there is to read. */
function aStart(rows: readonly Row[]): [string, ColumnUse][] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !isSealedName(name));
  const lengthOf = (name: string): number =>
    rows.reduce((sum, row) => sum + (typeof row[name] === 'string' ? row[name].length : 0), 0) /
    Math.max(rows.length, 1);
  const [longest] = names.map((name) => ({ name, length: lengthOf(name) })).sort((a, b) => b.length - a.length);
  return longest === undefined || longest.length < READABLE_LENGTH ? [] : [[longest.name, { use: 'response' }]];
}

/** Does the mapping say what there is to read? A format does by itself. */
export const readsSomething = ({ format, columns }: Pick<Mapping, 'format' | 'columns'>): boolean =>
  format !== undefined ||
  columns.some(([, { use }]) => use === 'turn' || use === 'messages' || use === 'transcript' || use === 'response');
