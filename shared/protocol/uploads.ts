// HTTP bodies about a file that lies on the server and is not yet a dataset: what it is, how it would be read, bringing it in.
import { z } from 'zod';
import { Content } from '../example/example.ts';
import { FormatName } from '../example/format-name.ts';
import { Mapping } from '../example/mapping.ts';
import { ImportedRater } from '../example/rating.ts';
import { Id } from '../room/ids.ts';
import { Sha256 } from './datasets.ts';
import { OnFault, RowFault } from './row-fault.ts';

export const UploadQuery = z.strictObject({
  /** The file's name; its ending is a hint, never trusted. */
  file: z.string().trim().min(1).max(255),
});
export type UploadQuery = z.infer<typeof UploadQuery>;
export const UploadPath = z.strictObject({ upload: Id });

export const ValueType = z.enum(['text', 'number', 'yes/no', 'list', 'object']);
export type ValueType = z.infer<typeof ValueType>;

/** What becomes of a column by a mapping. `text`: conversation, responses, and what belongs to them. */
export const ColumnFate = z.enum(['text', 'field', 'sealed', 'labels', 'ignored']);
export type ColumnFate = z.infer<typeof ColumnFate>;

export const SAMPLES_PER_COLUMN = 3;
export const SAMPLE_LENGTH = 300;

/** A column over the first rows. */
export const ColumnView = z.strictObject({
  name: z.string(),
  /** Of values that are there; none when it is empty throughout. */
  types: z.array(ValueType),
  /** Of the rows looked at, the share in which it has a value: 0 to 1. */
  filled: z.number().min(0).max(1),
  /** Different values, each cut at 300 characters and tied to no row. Ask before showing those of a column that is sealed. */
  samples: z.array(z.string()).max(SAMPLES_PER_COLUMN),
});
export type ColumnView = z.infer<typeof ColumnView>;

/** One of the first examples as it will be read; or the row that cannot be. Of what is sealed, only names and counts. */
export const ExamplePreview = z.union([
  z.strictObject({
    /** Rows of the file it was read from, from 1. */
    rows: z.array(z.int()),
    content: Content,
    sealed: z.array(z.string()),
    raters: z.array(z.string()),
    ratings: z.int(),
    spans: z.int(),
  }),
  z.strictObject({ fault: RowFault }),
]);
export type ExamplePreview = z.infer<typeof ExamplePreview>;

export const Preview = z.strictObject({
  /** By this mapping, of each column: what becomes of it. In the order of the columns. */
  fates: z.array(z.tuple([z.string(), ColumnFate])),
  /** Columns by which rows are folded into one example; none: each row is one. */
  foldBy: z.array(z.string()),
  /** Raters found in the first rows, with the kind and standing that this mapping gives them. */
  raters: z.array(ImportedRater),
  examples: z.array(ExamplePreview),
  /** Why this mapping reads nothing, in a sentence; absent when it does. */
  says: z.string().optional(),
});
export type Preview = z.infer<typeof Preview>;

export const PreviewRequest = z.strictObject({
  mapping: Mapping,
  /** How many examples to show. */
  count: z.int().min(1).max(20).default(5),
});
export type PreviewRequest = z.infer<typeof PreviewRequest>;

export const SavedMapping = z.strictObject({ id: Id, name: z.string(), mapping: Mapping, usedAt: z.int().min(0) });
export type SavedMapping = z.infer<typeof SavedMapping>;

export const UploadView = z.strictObject({
  upload: Id,
  file: z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 }),
  /** Such as `jsonl`, `csv.gz`, `parquet`. */
  kind: z.string(),
  /** How many of the first rows were looked at. */
  rowsLookedAt: z.int(),
  columns: z.array(ColumnView),
  proposal: z.strictObject({
    mapping: Mapping,
    /** Absent when no format knows these rows: then `mapping` is a start by the columns' names, or empty. */
    format: FormatName.optional(),
    /** 0 to 1. */
    confidence: z.number().min(0).max(1),
  }),
  /** Mappings used before for files with the same columns, the latest first. */
  saved: z.array(SavedMapping),
  /** As the proposal reads the first rows. */
  preview: Preview,
});
export type UploadView = z.infer<typeof UploadView>;

/** As a browser keeps it while it is being decided: the name may be empty still. */
export const KeptWish = z.strictObject({ mapping: Mapping, name: z.string().max(120), onFault: OnFault });

export const ImportUpload = z.strictObject({
  mapping: Mapping,
  /** What the dataset is to be called; the file's name without its ending by default. */
  name: z.string().trim().min(1).max(120).optional(),
  onFault: OnFault.default('stop'),
  /** Chosen by the client so that it can follow `import-progress` on its socket. */
  import: Id,
});
export type ImportUpload = z.infer<typeof ImportUpload>;
