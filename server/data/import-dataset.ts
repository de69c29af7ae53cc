// Imports a JSONL file as it comes in: all of it, or nothing.

import { NO_FORMAT } from '../../shared/example/format-name.ts';
import { mapperOf } from '../../shared/example/mapper.ts';
import type { Mapping } from '../../shared/example/mapping.ts';
import { SAMPLE_ROWS } from '../../shared/example/recognise.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { OnFault } from '../../shared/protocol/row-fault.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { mustLead } from '../people/must-lead.ts';
import { badFile } from './bad-file.ts';
import { datasetName } from './dataset-name.ts';
import { DatasetWriter } from './dataset-writer.ts';
import { parseRow } from './parse-row.ts';
import { peek } from './peek.ts';
import { readDataset } from './read-dataset.ts';
import { FileReader } from './read-lines.ts';
import { mappingOf, mapRow } from './recognise-file.ts';
import { Faults } from './rows/faults.ts';
import type { ReadRow } from './rows/read-row.ts';

export interface FileToImport {
  /** Who imports it. */
  user: string;
  /** The file's name, as provenance. */
  file: string;
  /** What the dataset is to be called; the file's name without its ending by default. */
  name?: string | undefined;
  /** How it is to be read; by the format its first rows have, unless said. */
  mapping?: Mapping | undefined;
  /** What to do at a row that cannot be read. */
  onFault?: OnFault | undefined;
  /** The file's bytes. Left where reading stopped when the import is refused: the caller drains or closes it. */
  stream: AsyncIterable<Uint8Array>;
  /** Cancels the import. */
  signal?: AbortSignal | undefined;
  /** About four times a second, and at the end. Bytes are of the file as it comes. */
  onProgress?: ((soFar: Progress) => void) | undefined;
  /** Bytes the file may have when unpacked. */
  limitBytes?: number | undefined;
}

export interface Progress {
  bytes: number;
  rows: number;
}

const PROGRESS_EVERY_MS = 250;
/** The rows the format is decided by are kept in memory: fewer than SAMPLE_ROWS when they are long. */
const SAMPLE_BYTES = 4 * 1024 * 1024;
const NEVER = new AbortController().signal;

/**
 * Memory stays flat whatever the file's size; writes are small, so others can write in between.
 * @throws Refusal not-allowed unless the person may lead; bad-file naming line and field, or saying that it was cancelled;
 *   not-saved when the database does not take the rows. In any case nothing of the file is kept.
 */
export async function importDataset(given: Given, file: FileToImport): Promise<DatasetView> {
  await mustLead(given, file.user);
  const signal = file.signal ?? NEVER;
  const reader = new FileReader(file.stream, signal, file.limitBytes);
  const tell = teller(given, file.onProgress);
  const id = newId(given.random);
  const parsed = parsedRows(reader);
  const faults = new Faults(file.onFault);
  let writer: DatasetWriter | undefined;
  try {
    const { first, all } = await started(parsed, reader);
    const mapping = file.mapping ?? mappingOf(first);
    const map = mapperOf(mapping);
    const name = datasetName(file.file, file.name);
    const decided = isDecided(mapping) ? mapping : null;
    const format = mapping.format ?? NO_FORMAT;
    writer = new DatasetWriter(given, { id, ...name, format, mapping: decided, importedBy: file.user });
    for await (const rows of all) {
      for (const read of rows) await writer.add(mapRow(map, read, faults), read);
      tell({ bytes: reader.bytes, rows: writer.rows });
    }
    signal.throwIfAborted();
    if (writer.examples === 0) throw badFile('None of its rows can be read.');
    const skipped = faults.skipped.count > 0 ? faults.skipped : null;
    await writer.finish({ fileBytes: reader.bytes, fileSha256: reader.sha256(), kind: 'jsonl', skipped });
    tell({ bytes: reader.bytes, rows: writer.rows }, true);
  } catch (error) {
    await writer?.undo();
    if (error instanceof Refusal || !signal.aborted) throw error;
    throw badFile('The import was cancelled. Nothing of it was kept.');
  } finally {
    await parsed.return(undefined);
  }
  return readDataset(given, { dataset: id });
}

type SizedRow = ReadRow & { bytes: number };

async function* parsedRows(reader: FileReader): AsyncGenerator<SizedRow[]> {
  let row = 0;
  for await (const lines of reader.lines()) {
    const rows = lines.map((line) => ({
      row: parseRow(line, row++ === 0),
      place: { row, line: line.number },
      source: line.text,
      bytes: line.bytes.length,
    }));
    if (rows.length > 0) yield rows;
  }
}

/** The first rows, by which a file is recognised. */
async function started(parsed: AsyncGenerator<SizedRow[]>, reader: FileReader) {
  const { start, all } = await peek(parsed, (soFar) => {
    const rows = soFar.flat();
    return rows.length >= SAMPLE_ROWS || rows.reduce((sum, { bytes }) => sum + bytes, 0) >= SAMPLE_BYTES;
  });
  const first = start.flat().map(({ row }) => row);
  if (first.length === 0) throw badFile(reader.bytes === 0 ? 'It is empty.' : 'It has nothing but blank lines.');
  return { first: first.slice(0, SAMPLE_ROWS), all };
}

/** Did a person decide anything that the format alone would not? */
export const isDecided = ({ format, columns, foldBy, raters }: Mapping): boolean =>
  format === undefined || columns.length > 0 || foldBy !== undefined || raters.length > 0;

function teller({ clock }: Given, onProgress: FileToImport['onProgress']) {
  let toldAt = clock.now();
  return (soFar: Progress, isEnd = false) => {
    if (!isEnd && clock.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = clock.now();
    onProgress?.(soFar);
  };
}
