// Rows of a Parquet file, some at a time, with every value as exact as JSON can hold it.
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { Row } from '../../../shared/example/format.ts';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { badFile } from '../bad-file.ts';
import type { Faults } from './faults.ts';
import { codecs } from './parquet-codecs.ts';
import { Unreadable } from './parquet-leaf.ts';
import { exactMetadata, parsers, rowReader } from './parquet-values.ts';
import type { ReadRow } from './read-row.ts';
import { ROW_LIMIT_BYTES } from './split-lines.ts';

/** Unpacked bytes read at once: of a large row group a part, where the file has an index of its pages. */
const READ_BYTES = 16 * 1024 * 1024;
const ROWS_AT_ONCE = 500;
/** Column data of a group is in memory at once, several times over. */
const GROUP_LIMIT_BYTES = 1024 ** 3;
const GROUP_LIMIT_ROWS = 10_000_000;

/** @throws Refusal bad-file when it is damaged, or written in a way that cannot be read; and what `faults` throws */
export async function* parquetRows(file: AsyncBuffer, faults: Faults): AsyncGenerator<Iterable<ReadRow>> {
  const metadata = await metadataOf(file);
  const read = rowReader(metadata);
  let row = 0;
  for (const { from, to } of spans(metadata)) {
    const objects = await understood(() =>
      parquetReadObjects({
        ...{ file, metadata, compressors: codecs, parsers, utf8: false, useOffsetIndex: true },
        ...{ rowStart: from, rowEnd: to },
      }),
    );
    if (objects.length !== to - from) throw damaged(`rows ${from + 1} to ${to} are not all there`);
    // As they are read their texts are still pieces of the file; only one at a time becomes a row.
    for (let at = 0; at < objects.length; at += ROWS_AT_ONCE) {
      const first = row;
      yield readSome(objects.slice(at, at + ROWS_AT_ONCE), first, read, faults);
      row = first + Math.min(ROWS_AT_ONCE, objects.length - at);
    }
  }
}

function* readSome(
  objects: Record<string, unknown>[],
  before: number,
  read: (object: Record<string, unknown>) => Row,
  faults: Faults,
): Generator<ReadRow> {
  for (const [n, object] of objects.entries()) {
    const one = readOne(object, before + n + 1, read, faults);
    if (one !== undefined) yield one;
  }
}

function readOne(
  object: Record<string, unknown>,
  number: number,
  read: (object: Record<string, unknown>) => Row,
  faults: Faults,
): ReadRow | undefined {
  try {
    const row = read(object);
    const source = JSON.stringify(row);
    if (source.length <= ROW_LIMIT_BYTES) return { row, place: { row: number }, source };
    faults.take({
      row: number,
      says: `this row is longer than ${ROW_LIMIT_BYTES / 1024 ** 2} MB. Shorten it, or leave it out.`,
    });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.take({ row: number, field: error.field, says: error.says });
  }
  return undefined;
}

async function metadataOf(file: AsyncBuffer): Promise<FileMetaData> {
  const metadata = await understood(() => parquetMetadataAsync(file));
  for (const group of metadata.row_groups) {
    const bytes = group.columns.reduce(
      (sum, column) => sum + Number(column.meta_data?.total_uncompressed_size ?? 0),
      0,
    );
    if (bytes > GROUP_LIMIT_BYTES || Number(group.num_rows) > GROUP_LIMIT_ROWS)
      throw badFile(
        `One of its row groups has ${group.num_rows} rows, ${Math.round(bytes / 1024 ** 2)} MB unpacked. Write it with smaller row groups (in pandas or pyarrow: row_group_size=10000), then import that.`,
      );
  }
  return exactMetadata(metadata);
}

/** Rows to read at once, in file order: a row group, or parts of one. */
function* spans(metadata: FileMetaData): Generator<{ from: number; to: number }> {
  let from = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    const bytes = group.columns.reduce(
      (sum, column) => sum + Number(column.meta_data?.total_uncompressed_size ?? 0),
      0,
    );
    const isIndexed = group.columns.every(({ offset_index_offset: offset }) => offset !== undefined);
    const parts = isIndexed ? Math.max(1, Math.ceil(bytes / READ_BYTES)) : 1;
    const each = Math.max(1, Math.ceil(rows / parts));
    for (let at = 0; at < rows; at += each) yield { from: from + at, to: from + Math.min(rows, at + each) };
    from += rows;
  }
}

const damaged = (why: string): Refusal =>
  badFile(`This Parquet file is damaged or cut short (${why}). Copy it again, or save it as JSONL, then import that.`);

/** What hyparquet throws are plain errors about the bytes it was given. */
async function understood<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged(error instanceof Error ? error.message.replace(/^parquet /, '') : String(error));
  }
}
