// Proposes the format of a file from its first rows.
import type { Row } from './format.ts';
import { FormatName } from './format-name.ts';
import { formats } from './formats.ts';

/** How many rows are looked at. */
export const SAMPLE_ROWS = 20;

export interface Proposal {
  format: FormatName;
  /** 0..1: how sure the format was of the rows, on average. */
  confidence: number;
}

/** The format that is surest of these rows together; undefined when none knows any of them. */
export function recogniseFormat(rows: readonly Row[]): Proposal | undefined {
  const proposals = FormatName.options.map((format) => ({
    format,
    confidence: rows.reduce((sum, row) => sum + formats[format].recognise(row, rows), 0) / Math.max(rows.length, 1),
  }));
  const best = proposals.reduce((surest, next) => (next.confidence > surest.confidence ? next : surest));
  return best.confidence > 0 ? best : undefined;
}
