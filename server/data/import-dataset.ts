// Imports a JSONL file as it comes in: all of it, or nothing.

import type { Row } from '../../shared/example/format.ts';
import { SAMPLE_ROWS } from '../../shared/example/recognise.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
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
import { formatOf, mapLine } from './recognise-file.ts';
import type { Line } from './split-lines.ts';

export interface FileToImport {
  /** Who imports it. */
  user: string;
  /** The file's name, as provenance. */
  file: string;
  /** What the dataset is to be called; the file's name without its ending by default. */
  name?: string | undefined;
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
  let writer: DatasetWriter | undefined;
  try {
    const { format, all } = await recognised(parsed, reader);
    const name = datasetName(file.file, file.name);
    writer = new DatasetWriter(given, { id, ...name, format, importedBy: file.user });
    for await (const rows of all) {
      for (const { row, line } of rows) await writer.add(mapLine(format, row, line), line);
      tell({ bytes: reader.bytes, rows: writer.rows });
    }
    signal.throwIfAborted();
    await writer.finish({ fileBytes: reader.bytes, fileSha256: reader.sha256() });
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

interface ParsedLine {
  row: Row;
  line: Line;
}

async function* parsedRows(reader: FileReader): AsyncGenerator<ParsedLine[]> {
  let isFirst = true;
  for await (const lines of reader.lines()) {
    const rows = lines.map((line, i) => ({ row: parseRow(line, isFirst && i === 0), line }));
    if (rows.length === 0) continue;
    isFirst = false;
    yield rows;
  }
}

async function recognised(parsed: AsyncGenerator<ParsedLine[]>, reader: FileReader) {
  const { start, all } = await peek(parsed, (soFar) => {
    const rows = soFar.flat();
    return rows.length >= SAMPLE_ROWS || rows.reduce((sum, { line }) => sum + line.bytes.length, 0) >= SAMPLE_BYTES;
  });
  const rows = start.flat().map(({ row }) => row);
  if (rows.length === 0) throw badFile(reader.bytes === 0 ? 'It is empty.' : 'It has nothing but blank lines.');
  return { format: formatOf(rows.slice(0, SAMPLE_ROWS)), all };
}

function teller({ clock }: Given, onProgress: FileToImport['onProgress']) {
  let toldAt = clock.now();
  return (soFar: Progress, isEnd = false) => {
    if (!isEnd && clock.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = clock.now();
    onProgress?.(soFar);
  };
}
