// HTTP bodies about datasets: importing a file, looking at its rows, choosing a window.
import { z } from 'zod';
import { Content } from '../example/example.ts';
import { Mapping } from '../example/mapping.ts';
import { ImportedRater } from '../example/rating.ts';
import { Id } from '../room/ids.ts';
import { OnFault, Skipped } from './row-fault.ts';

const Instant = z.int().min(0);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const WINDOW_DEFAULT = 100;
export const WINDOW_LIMIT = 1_000;

export const DatasetView = z.strictObject({
  id: Id,
  name: z.string(),
  /** Provenance: the file as it came. Bytes and hash are of the file before decompression. */
  file: z.strictObject({ name: z.string(), bytes: z.int(), sha256: Sha256 }),
  /** The shape its rows were recognised as, or `columns` where only a mapping reads them. */
  format: z.string(),
  /** Examples: the rows a window is made of. */
  rows: z.int(),
  /** Rows of the file, where several are one example or one is several. */
  fileRows: z.int().optional(),
  /** Such as `jsonl`, `csv.gz`, `parquet`. */
  kind: z.string().optional(),
  /** How many raters its file names: their labels are sealed until an opening. */
  raters: z.int(),
  importedAt: Instant,
  importedBy: z.string(),
  /** How many rooms read it: while there are any, it cannot be deleted. */
  rooms: z.int(),
});
export type DatasetView = z.infer<typeof DatasetView>;

/** All that is kept of where a dataset comes from. */
export const DatasetDetail = DatasetView.extend({
  /** How its columns were read, where a person decided. */
  mapping: Mapping.optional(),
  /** Who rated; what they said of an example is told at its opening alone. */
  namedRaters: z.array(ImportedRater),
  /** Rows that were left out. */
  skipped: Skipped.optional(),
});
export type DatasetDetail = z.infer<typeof DatasetDetail>;

export const ImportQuery = z.strictObject({
  /** The file's name; its ending is a hint, never trusted. */
  file: z.string().trim().min(1).max(255),
  name: z.string().trim().min(1).max(120).optional(),
  /** Chosen by the client so that it can follow `import-progress` on its socket. */
  import: Id,
  /** What to do at a row that cannot be read; the file is refused unless said. */
  onFault: OnFault.optional(),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

export const ExampleView = z.strictObject({
  id: Id,
  /** The row in its file, from 0. */
  position: z.int(),
  /** SHA-256 of the JSON of its visible content. Nothing sealed goes into it, or it could be found by trying. */
  hash: Sha256,
  content: Content,
});
export type ExampleView = z.infer<typeof ExampleView>;

export const Rows = z.strictObject({
  start: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(100).default(20),
});
export const ExamplePage = z.strictObject({ total: z.int(), examples: z.array(ExampleView) });
export type ExamplePage = z.infer<typeof ExamplePage>;

export const WindowQuery = z.strictObject({
  start: z.coerce.number().int().min(0),
  count: z.coerce.number().int().min(1).max(WINDOW_LIMIT).default(WINDOW_DEFAULT),
});

/** Rows [start, start + count) of a dataset. The hash is SHA-256 over the examples' own digests (32 bytes each) in order. */
export const WindowView = z.strictObject({ dataset: Id, start: z.int(), count: z.int(), hash: Sha256 });
export type WindowView = z.infer<typeof WindowView>;
