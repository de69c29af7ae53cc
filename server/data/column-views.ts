// What the columns of a file hold, over its first rows.
import type { Json } from '../../shared/example/example.ts';
import type { Row } from '../../shared/example/format.ts';
import { type ColumnView, SAMPLE_LENGTH, SAMPLES_PER_COLUMN, type ValueType } from '../../shared/protocol/uploads.ts';

/** Every name of these rows once, in the order in which it is first there. */
export const columnNames = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => Object.keys(row)))];

export function columnViews(rows: readonly Row[]): ColumnView[] {
  return columnNames(rows).map((name) => {
    const values = rows.flatMap((row) => (isThere(row, name) ? [row[name] as Json] : []));
    return {
      name,
      types: [...new Set(values.map(typeOf))],
      filled: values.length / Math.max(rows.length, 1),
      samples: [...new Set(values.map(sampleOf))].slice(0, SAMPLES_PER_COLUMN),
    };
  });
}

/** An empty cell is no value: tables have no other way to say so. */
const isThere = (row: Row, name: string): boolean =>
  Object.hasOwn(row, name) && row[name] !== null && row[name] !== undefined && row[name] !== '';

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A number that stands as text is a number: the cells of a table all stand as text. */
function typeOf(value: Json): ValueType {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return NUMBER.test(value.trim()) ? 'number' : 'text';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yes/no' : 'object';
}

function sampleOf(value: Json): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
  return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH - 1).toWellFormed()}…` : text;
}
