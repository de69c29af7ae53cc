// Tables about data: imported files and their rows. What is sealed of a row lives in a table of its own.
import type { Content, Sealed } from '../../shared/example/example.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import type { Skipped } from '../../shared/protocol/row-fault.ts';
import type { Columns } from '../columns/sqlite.ts';
import type { PeopleTables } from './people.ts';

export function dataTables(c: Columns, { user }: PeopleTables) {
  const dataset = c.table('dataset', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    fileName: c.text('file_name').notNull(),
    fileBytes: c.instant('file_bytes').notNull(),
    fileSha256: c.text('file_sha256').notNull(),
    /** Such as `jsonl`, `csv.gz`, `parquet`; null where it was not kept. */
    kind: c.text('kind'),
    format: c.text('format').notNull(),
    /** Examples: the rows a window is made of. */
    rows: c.integer('rows').notNull(),
    /** Rows of the file, those left out not counted; null when each is one example. */
    fileRows: c.integer('file_rows'),
    /** Raters its file names; null where there are none. */
    raters: c.integer('raters'),
    /** How its columns were read; null when its format alone decided. */
    mapping: c.json<Mapping>('mapping'),
    /** Rows that were left out; null when none were. Sealed: their text may hold anything. */
    skipped: c.json<Skipped>('skipped'),
    /** Null while its rows are still coming in: such a dataset is shown to nobody and removed at the next start. */
    importedAt: c.instant('imported_at'),
    importedBy: c
      .text('imported_by')
      .notNull()
      .references(() => user.id),
  });
  const example = c.table(
    'example',
    {
      id: c.text('id').primaryKey(),
      dataset: c
        .text('dataset_id')
        .notNull()
        .references(() => dataset.id, { onDelete: 'cascade' }),
      /** Its place in the dataset, from 0: the order in which the file first says it. */
      position: c.integer('position').notNull(),
      content: c.json<Content>('content').notNull(),
      /** SHA-256 of the JSON of its visible content, hex. */
      hash: c.text('hash').notNull(),
    },
    (t) => [c.unique('example_place').on(t.dataset, t.position)],
  );
  const exampleSeal = c.table('example_seal', {
    example: c
      .text('example_id')
      .primaryKey()
      .references(() => example.id, { onDelete: 'cascade' }),
    sealed: c.json<Sealed>('sealed').notNull(),
    /** The row's own text, so that an export gives back what came in. Sealed, since it holds the sealed fields too. */
    source: c.text('source').notNull(),
    /** The row in its file, from 0; null when it is the position. Of several examples in one row, the first has the text. */
    row: c.integer('row'),
  });
  return { dataset, example, exampleSeal };
}

export type DataTables = ReturnType<typeof dataTables>;
