// Reads a dataset's provenance and pages of what may be seen of its rows.
import { type DatasetRow, datasetById, visibleRows } from '../../db/queries/datasets.ts';
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
  return datasetView(row.dataset, row.by);
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
    ...datasetView(row.dataset, row.by),
    namedRaters: await ratersOf(read, tables, id),
    ...(mapping === null ? {} : { mapping }),
    ...(skipped === null ? {} : { skipped }),
  };
}

/** `importedBy` is a name. */
export const datasetView = (dataset: DatasetRow['dataset'], importedBy: string): DatasetView => ({
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
