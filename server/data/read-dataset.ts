// Reads a dataset's provenance and pages of what may be seen of its rows.
import { type DatasetRow, datasetById, roomsOnDataset } from '../../db/queries/datasets.ts';
import { visibleRows } from '../../db/queries/examples.ts';
import { ratersOf } from '../../db/queries/labels.ts';
import type { DatasetDetail, DatasetView, ExamplePage } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';

/** That the person who asks may lead is for the caller to have checked. @throws Refusal not-found, while it is imported too */
export async function readDataset(
  { database: { read, tables } }: Pick<Given, 'database'>,
  { dataset }: { dataset: string },
): Promise<DatasetView> {
  const row = await datasetById(read, tables, dataset);
  if (row === undefined) throw new Refusal('not-found');
  return { ...provenanceOf(row.dataset, row.by), rooms: await roomsOnDataset(read, tables, dataset) };
}

/** All that is kept of where a dataset comes from. @throws Refusal not-found */
export async function readDatasetDetail(
  { database: { read, tables } }: Pick<Given, 'database'>,
  { dataset: id }: { dataset: string },
): Promise<DatasetDetail> {
  const row = await datasetById(read, tables, id);
  if (row === undefined) throw new Refusal('not-found');
  const { mapping, skipped } = row.dataset;
  return {
    ...provenanceOf(row.dataset, row.by),
    rooms: await roomsOnDataset(read, tables, id),
    namedRaters: await ratersOf(read, tables, id),
    ...(mapping === null ? {} : { mapping }),
    ...(skipped === null ? {} : { skipped }),
  };
}

/** Where a dataset came from; `importedBy` is a name. */
export const provenanceOf = (dataset: DatasetRow['dataset'], importedBy: string): Omit<DatasetView, 'rooms'> => ({
  id: dataset.id,
  name: dataset.name,
  file: { name: dataset.fileName, bytes: dataset.fileBytes, sha256: dataset.fileSha256 },
  format: dataset.format,
  rows: dataset.rows,
  ...(dataset.fileRows === null ? {} : { fileRows: dataset.fileRows }),
  ...(dataset.kind === null ? {} : { kind: dataset.kind }),
  raters: dataset.raters ?? 0,
  importedAt: dataset.importedAt ?? 0,
  importedBy,
});

/**
 * Rows [start, start + count) in file order, without what is sealed of them; fewer, or none, towards the end of the file.
 * That the person who asks may lead is for the caller to have checked.
 * @throws Refusal not-found
 */
export async function readRows(
  given: Pick<Given, 'database'>,
  { dataset, start, count }: { dataset: string; start: number; count: number },
): Promise<ExamplePage> {
  const { rows } = await readDataset(given, { dataset });
  const { read, tables } = given.database;
  return { total: rows, examples: await visibleRows(read, tables, dataset, start, count) };
}
