// Tables about data: imported files and their rows. What is sealed of a row lives in a table of its own.
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
  const ofDataset = () =>
    c
      .text('dataset_id')
      .notNull()
      .references(() => dataset.id, { onDelete: 'cascade' });
  const example = c.table(
    'example',
    {
      id: c.text('id').primaryKey(),
      dataset: ofDataset(),
      /** Its place in the dataset, from 0: the order in which the file first says it. Its content is in the block of that place. */
      position: c.integer('position').notNull(),
    },
    (t) => [c.unique('example_place').on(t.dataset, t.position)],
  );
  /** What may be seen of rows [start, start + count); blocks do not overlap. `db/row-blocks.ts` says what the bytes are. */
  const contentBlock = c.table(
    'content_block',
    {
      dataset: ofDataset(),
      start: c.integer('start').notNull(),
      count: c.integer('count').notNull(),
      /** How long the JSON of each content is. */
      lengths: c.json<number[]>('lengths').notNull(),
      contents: c.bytes('contents').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.dataset, t.start] })],
  );
  /** What is sealed of the same rows, and what their own texts have beside their contents, so that an export gives back what came in. */
  const sealBlock = c.table(
    'seal_block',
    {
      dataset: ofDataset(),
      start: c.integer('start').notNull(),
      count: c.integer('count').notNull(),
      seals: c.bytes('seals').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.dataset, t.start] })],
  );
  return { dataset, example, contentBlock, sealBlock };
}

export type DataTables = ReturnType<typeof dataTables>;
