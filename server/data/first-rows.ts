// The first rows of a file that lies on the disk, by which a person decides how it is to be read.
import type { RowFault } from '../../shared/protocol/row-fault.ts';
import { badFile } from './bad-file.ts';
import { Faults } from './rows/faults.ts';
import { kindName, openFile } from './rows/open-file.ts';
import type { ReadRow } from './rows/read-row.ts';

/** Enough that items of several rows can be seen whole. */
export const FIRST_ROWS = 200;
const FIRST_BYTES = 4 * 1024 * 1024;

export interface FirstRows {
  /** Such as `csv.gz`. */
  kind: string;
  rows: ReadRow[];
  /** Rows among them that cannot be read at all. */
  faults: RowFault[];
}

/** @throws Refusal bad-file when it is nothing that can be read */
export async function firstRows(
  file: { path: string; name: string; uploads: string; limitBytes?: number | undefined },
  signal: AbortSignal,
): Promise<FirstRows> {
  const { path, name, uploads, limitBytes } = file;
  const opened = await openFile({ from: { path }, name, uploads, limitBytes, signal });
  const faults = new Faults('skip');
  const rows: ReadRow[] = [];
  let size = 0;
  try {
    for await (const some of opened.rows(faults)) {
      for (const each of some) {
        if (rows.length >= FIRST_ROWS || (rows.length > 0 && size >= FIRST_BYTES)) break;
        rows.push(each);
        size += each.source.length;
      }
      if (rows.length >= FIRST_ROWS || size >= FIRST_BYTES) break;
    }
  } finally {
    await opened.close();
  }
  const { first } = faults.skipped;
  if (rows.length === 0 && first.length === 0) throw badFile('It has no rows.');
  return { kind: kindName(opened.kind), rows, faults: first };
}
