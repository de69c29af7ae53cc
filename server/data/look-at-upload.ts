// Takes a file in without importing it, and tells what it is, how it would be read, and how a changed mapping reads it.
import { createHash } from 'node:crypto';
import { savedMappings } from '../../db/queries/saved-mappings.ts';
import type { Row } from '../../shared/example/format.ts';
import { proposeMapping } from '../../shared/example/propose.ts';
import { SAMPLE_ROWS } from '../../shared/example/recognise.ts';
import type { Preview, PreviewRequest, UploadView } from '../../shared/protocol/uploads.ts';
import type { Given } from '../given.ts';
import { mustLead } from '../people/must-lead.ts';
import { columnNames, columnViews } from './column-views.ts';
import { type FirstRows, firstRows } from './first-rows.ts';
import { previewRows } from './preview-rows.ts';
import { type FileToKeep, fileOf, findUpload, keepUpload, removeUpload, type Upload } from './upload-shelf.ts';

const SAVED_OFFERED = 10;
const PREVIEWED = 5;

export interface OnUpload {
  user: string;
  upload: string;
  signal: AbortSignal;
}

/**
 * Nothing of a file that cannot be read is kept.
 * @throws Refusal not-allowed unless the person may lead; bad-file saying what it is; too-large; not-saved
 */
export async function takeUpload(given: Given, file: FileToKeep): Promise<UploadView> {
  await mustLead(given, file.user);
  const upload = await keepUpload(given, file);
  try {
    return await viewOf(given, upload, file.signal);
  } catch (error) {
    await removeUpload(given, upload.id);
    throw error;
  }
}

/** @throws Refusal not-allowed; not-found */
export async function readUpload(given: Given, { signal, ...at }: OnUpload): Promise<UploadView> {
  await mustLead(given, at.user);
  return viewOf(given, await findUpload(given, at), signal);
}

/** How a mapping reads the first rows. @throws Refusal not-allowed; not-found */
export async function previewUpload(
  given: Given,
  { signal, mapping, count, ...at }: OnUpload & PreviewRequest,
): Promise<Preview> {
  await mustLead(given, at.user);
  const upload = await findUpload(given, at);
  return previewRows(mapping, await startOf(given, upload, signal), count);
}

/** @throws Refusal not-allowed; not-found */
export async function dropUpload(given: Given, at: Omit<OnUpload, 'signal'>): Promise<void> {
  await mustLead(given, at.user);
  await removeUpload(given, (await findUpload(given, at)).id);
}

/** The first rows of an upload. */
export const startOf = (given: Pick<Given, 'uploads'>, { id, file }: Upload, signal: AbortSignal): Promise<FirstRows> =>
  firstRows({ path: fileOf(given, id), name: file.name, uploads: given.uploads }, signal);

async function viewOf(given: Given, upload: Upload, signal: AbortSignal): Promise<UploadView> {
  const start = await startOf(given, upload, signal);
  const rows = start.rows.map(({ row }) => row);
  const { mapping, format, confidence } = proposeMapping(rows.slice(0, SAMPLE_ROWS));
  const { read, tables } = given.database;
  return {
    upload: upload.id,
    file: upload.file,
    kind: start.kind,
    rowsLookedAt: rows.length,
    columns: columnViews(rows),
    proposal: { mapping, ...(format === undefined ? {} : { format }), confidence },
    saved: await savedMappings(read, tables, hashOfColumns(rows), SAVED_OFFERED),
    preview: previewRows(mapping, start, PREVIEWED),
  };
}

/** The same for every file with these columns, whatever their order. */
export const hashOfColumns = (rows: readonly Row[]): string =>
  createHash('sha256')
    .update(JSON.stringify(columnNames(rows).sort()))
    .digest('hex');
