// Brings a file in that was sent before, as a person has mapped it, and remembers the mapping for files like it.
import { createHash } from 'node:crypto';
import { saveMapping } from '../../db/queries/saved-mappings.ts';
import { readsSomething } from '../../shared/example/propose.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { ImportUpload } from '../../shared/protocol/uploads.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { mustLead } from '../people/must-lead.ts';
import { type FileToImport, importDataset, isDecided } from './import-dataset.ts';
import { hashOfColumns, type OnUpload, startOf } from './look-at-upload.ts';
import { fileOf, findUpload, removeUpload } from './upload-shelf.ts';

export type UploadToImport = OnUpload & Omit<ImportUpload, 'import'> & Pick<FileToImport, 'onProgress' | 'limitBytes'>;

/**
 * The upload is gone afterwards; after a refusal it is still there, so that another mapping can be tried.
 * @throws Refusal not-allowed; not-found; bad-request when the mapping reads nothing; bad-file; not-saved
 */
export async function importUpload(given: Given, { upload: id, ...asked }: UploadToImport): Promise<DatasetView> {
  const { user, mapping, signal } = asked;
  await mustLead(given, user);
  const upload = await findUpload(given, { user, upload: id });
  if (!readsSomething(mapping))
    throw new Refusal('bad-request', 'Say which column is the conversation, or a response.');
  const from = { path: fileOf(given, id) };
  const { rows } = await startOf(given, upload, signal);
  const dataset = await importDataset(given, { ...asked, file: upload.file.name, from });
  if (isDecided(mapping)) {
    const columnsHash = hashOfColumns(rows.map(({ row }) => row));
    const mappingHash = createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
    const saved = { id: newId(given.random), columnsHash, mappingHash, mapping, name: dataset.name, savedBy: user };
    await given.database.write((tx) =>
      saveMapping(tx, given.database.tables, { ...saved, usedAt: dataset.importedAt }),
    );
  }
  await removeUpload(given, id);
  return dataset;
}
