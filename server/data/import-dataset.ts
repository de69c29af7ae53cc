// Imports a file of rows as it comes in: all of it, or nothing.
import type { Mapping } from '../../shared/example/mapping.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { OnFault } from '../../shared/protocol/row-fault.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { mustLead } from '../people/must-lead.ts';
import { badFile } from './bad-file.ts';
import { datasetName } from './dataset-name.ts';
import { DatasetWriter } from './dataset-writer.ts';
import { prepareBeside } from './prepare-beside.ts';
import { readDataset } from './read-dataset.ts';

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
  /**
   * Its bytes as they come, or where it lies on this machine. A stream is left where reading stopped when the import is
   * refused: the caller drains or closes it.
   */
  from: { stream: AsyncIterable<Uint8Array> } | { path: string };
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
const NEVER = new AbortController().signal;

/**
 * Memory stays flat whatever the file's size; writes are small, so others can write in between, and reading is done by a
 * thread of its own, so that nobody waits for it.
 * @throws Refusal not-allowed unless the person may lead; bad-file naming line and field, or saying that it was cancelled;
 *   not-saved when the database does not take the rows. In any case nothing of the file is kept.
 */
export async function importDataset(given: Given, file: FileToImport): Promise<DatasetView> {
  await mustLead(given, file.user);
  const { mapping, onFault, from, limitBytes } = file;
  const signal = file.signal ?? NEVER;
  const tell = teller(given, file.onProgress);
  const id = newId(given.random);
  const { uploads } = given;
  let writer: DatasetWriter | undefined;
  let came = 0;
  const progress = (bytes: number) => {
    came = Math.max(came, bytes);
    tell({ bytes: came, rows: writer?.rows ?? 0 });
  };
  const reading = prepareBeside({ from, name: file.file, mapping, onFault, uploads, limitBytes, signal }, progress);
  try {
    const { format, ...read } = await reading.begun;
    const name = datasetName(file.file, file.name);
    const decided = isDecided(read.mapping) ? read.mapping : null;
    writer = new DatasetWriter(given, { id, ...name, format, mapping: decided, importedBy: file.user });
    for await (const batch of reading.batches) {
      await writer.add(batch);
      progress(batch.bytes);
    }
    signal.throwIfAborted();
    const { fileBytes, fileSha256, kind, skipped } = await reading.ended;
    await writer.finish({ fileBytes, fileSha256, kind, skipped: skipped.count > 0 ? skipped : null });
    tell({ bytes: fileBytes, rows: writer.rows }, true);
  } catch (error) {
    await writer?.undo();
    if (error instanceof Refusal || !signal.aborted) throw error;
    throw badFile('The import was cancelled. Nothing of it was kept.');
  } finally {
    await reading.close();
  }
  return readDataset(given, { dataset: id });
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
