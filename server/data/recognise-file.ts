// Decides how a file is read from its first rows, and maps row by row; what cannot be mapped is named by its place and field.
import { FieldFault, type Row } from '../../shared/example/format.ts';
import type { MappedExample } from '../../shared/example/mapper.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { proposeMapping } from '../../shared/example/propose.ts';
import type { Refusal } from '../../shared/protocol/failures.ts';
import { badFile, excerpt } from './bad-file.ts';
import type { Faults } from './rows/faults.ts';
import type { ReadRow } from './rows/read-row.ts';

const FIELDS_NAMED = 12;

/** @throws Refusal bad-file when no format knows these rows: `fault`, if they ended with one */
export function mappingOf(rows: readonly Row[], fault?: Refusal): Mapping {
  const { mapping, format } = proposeMapping(rows);
  if (format !== undefined) return mapping;
  if (fault !== undefined) throw fault;
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = fields.slice(0, FIELDS_NAMED).join(', ') + (fields.length > FIELDS_NAMED ? ', …' : '');
  throw badFile(
    `No field says what there is to read${fields.length === 0 ? '' : ` (the fields are ${names})`}. Say what its columns are, or name the fields as one of these does: messages; chosen and rejected; prompt and responses; instruction and output; question and answer; text.`,
  );
}

/** None when the row is left out. @throws Refusal bad-file, unless rows may be left out */
export function mapRow(
  map: (row: Row) => MappedExample[],
  { row, place, source }: ReadRow,
  faults: Faults,
): MappedExample[] {
  try {
    return map(row);
  } catch (fault) {
    if (!(fault instanceof FieldFault)) throw fault;
    faults.take({ ...place, field: fault.field, says: `${fault.says}.`, text: excerpt(source) });
    return [];
  }
}
