// Decides the format of a file from its first rows, and maps row by row; what cannot be mapped is named by line and field.
import { FieldFault, type MappedRow, type Row } from '../../shared/example/format.ts';
import { type FormatName, formats } from '../../shared/example/formats.ts';
import { recogniseFormat } from '../../shared/example/recognise.ts';
import { badFile } from './bad-file.ts';
import type { Line } from './split-lines.ts';

const FIELDS_NAMED = 12;

/** @throws Refusal bad-file when no format knows these rows */
export function formatOf(rows: readonly Row[]): FormatName {
  const proposal = recogniseFormat(rows);
  if (proposal !== undefined) return proposal.format;
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = fields.slice(0, FIELDS_NAMED).join(', ') + (fields.length > FIELDS_NAMED ? ', …' : '');
  throw badFile(
    `No field says what there is to read${fields.length === 0 ? '' : ` (the fields are ${names})`}. Name the fields as one of these does: messages; chosen and rejected; prompt and responses; instruction and output; question and answer; text.`,
  );
}

/** @throws Refusal bad-file with line and field */
export function mapLine(format: FormatName, row: Row, line: Line): MappedRow {
  try {
    return formats[format].map(row);
  } catch (fault) {
    if (!(fault instanceof FieldFault)) throw fault;
    throw badFile(`the field ${fault.field} ${fault.says}.`, { line: line.number, text: line.text });
  }
}
