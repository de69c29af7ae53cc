// Tables of labels that came in with a file: who gave them, what they said, what they marked; and how files were mapped. All of it is sealed.
import type { Json } from '../../shared/example/example.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { RaterKind } from '../../shared/example/rating.ts';
import type { Part } from '../../shared/room/anchor.ts';
import { Standing } from '../../shared/room/roles.ts';
import type { Columns } from '../columns/sqlite.ts';
import type { DataTables } from './data.ts';
import type { PeopleTables } from './people.ts';

export function labelTables(c: Columns, { user }: PeopleTables, { dataset, example }: DataTables) {
  /** An imported rater; within a dataset the name is the identity. */
  const rater = c.table(
    'rater',
    {
      id: c.text('id').primaryKey(),
      dataset: c
        .text('dataset_id')
        .notNull()
        .references(() => dataset.id, { onDelete: 'cascade' }),
      name: c.text('name').notNull(),
      kind: c.oneOf('kind', RaterKind.options as unknown as ['person', 'crowd', 'model']).notNull(),
      standing: c.oneOf('standing', Standing.options as unknown as ['novice', 'trainer', 'expert']).notNull(),
      /** In the order in which the file first names them, from 0. */
      position: c.integer('position').notNull(),
    },
    (t) => [c.unique('rater_name').on(t.dataset, t.name)],
  );
  const rating = c.table(
    'rating',
    {
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id, { onDelete: 'cascade' }),
      /** In the order of the file; not always consecutive within an example. */
      number: c.integer('number').notNull(),
      rater: c
        .text('rater_id')
        .notNull()
        .references(() => rater.id, { onDelete: 'cascade' }),
      dimension: c.text('dimension').notNull(),
      response: c.integer('response'),
      /** In a list, so that a value of null can be kept. */
      value: c.json<[Json]>('value').notNull(),
      /** JSON, since text as databases hold it would change NUL and half surrogate pairs. */
      rationale: c.json<string>('rationale'),
    },
    (t) => [c.primaryKey({ columns: [t.example, t.number] }), c.index('rating_rater').on(t.rater)],
  );
  const ratedSpan = c.table(
    'rated_span',
    {
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id, { onDelete: 'cascade' }),
      number: c.integer('number').notNull(),
      rater: c
        .text('rater_id')
        .notNull()
        .references(() => rater.id, { onDelete: 'cascade' }),
      part: c.json<Part>('part').notNull(),
      start: c.integer('start').notNull(),
      end: c.integer('end').notNull(),
      /** Quote, and category, severity and comment where they were said. */
      said: c.json<SpanSaid>('said').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.example, t.number] }), c.index('rated_span_rater').on(t.rater)],
  );
  /** Rows that say more of an example that an earlier row began. Their text is kept so that an export gives them back. */
  const foldedRow = c.table(
    'folded_row',
    {
      dataset: c
        .text('dataset_id')
        .notNull()
        .references(() => dataset.id, { onDelete: 'cascade' }),
      row: c.integer('row').notNull(),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id, { onDelete: 'cascade' }),
      source: c.text('source').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.dataset, t.row] }), c.index('folded_row_example').on(t.example)],
  );
  /** Of a dataset whose rows are folded: which example has a key. SHA-256 of the key, hex, since it names what is sealed. */
  const itemKey = c.table(
    'item_key',
    {
      dataset: c
        .text('dataset_id')
        .notNull()
        .references(() => dataset.id, { onDelete: 'cascade' }),
      key: c.text('key').notNull(),
      example: c
        .text('example_id')
        .notNull()
        .references(() => example.id, { onDelete: 'cascade' }),
    },
    (t) => [c.primaryKey({ columns: [t.dataset, t.key] }), c.index('item_key_example').on(t.example)],
  );
  /** A mapping that was used, offered again for files with the same columns. Outlives its dataset. */
  const savedMapping = c.table(
    'saved_mapping',
    {
      id: c.text('id').primaryKey(),
      /** SHA-256 over the sorted names of the columns, hex. */
      columnsHash: c.text('columns_hash').notNull(),
      /** SHA-256 of the mapping's JSON, hex. */
      mappingHash: c.text('mapping_hash').notNull(),
      name: c.text('name').notNull(),
      mapping: c.json<Mapping>('mapping').notNull(),
      savedBy: c
        .text('saved_by')
        .notNull()
        .references(() => user.id),
      usedAt: c.instant('used_at').notNull(),
    },
    (t) => [c.unique('saved_mapping_same').on(t.columnsHash, t.mappingHash)],
  );
  return { rater, rating, ratedSpan, foldedRow, itemKey, savedMapping };
}

export interface SpanSaid {
  quote: string;
  category?: string;
  severity?: string;
  comment?: string;
}
