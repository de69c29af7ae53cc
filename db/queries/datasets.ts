// Queries about datasets and their rows. A dataset whose import has not ended is found by nobody but those who remove it.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Mapping } from '../../shared/example/mapping.ts';
import type { Skipped } from '../../shared/protocol/row-fault.ts';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export interface NewDataset {
  id: string;
  name: string;
  fileName: string;
  format: string;
  /** What a person decided about its columns; null when its format alone reads them. */
  mapping: Mapping | null;
  importedBy: string;
}

export interface FinishedDataset {
  fileBytes: number;
  fileSha256: string;
  /** Examples. */
  rows: number;
  /** Rows of the file; null when each is one example. */
  fileRows: number | null;
  raters: number | null;
  importedAt: number;
  kind?: string;
  skipped?: Skipped | null;
}

/** An import begins: nobody sees the dataset until `finishDataset`. */
export async function insertDataset(tx: Transaction, t: Tables, dataset: NewDataset): Promise<void> {
  await tx.insert(t.dataset).values({ ...dataset, fileBytes: 0, fileSha256: '', rows: 0, importedAt: null });
}

/** From now on it is there. Answers false when the dataset is gone. */
export async function finishDataset(tx: Transaction, t: Tables, id: string, facts: FinishedDataset): Promise<boolean> {
  const done = await tx.update(t.dataset).set(facts).where(eq(t.dataset.id, id)).returning({ id: t.dataset.id });
  return done.length > 0;
}

/** From now on nobody finds it any more; its rows can be taken away bit by bit. */
export async function hideDataset(tx: Transaction, t: Tables, id: string): Promise<void> {
  await tx.update(t.dataset).set({ importedAt: null }).where(eq(t.dataset.id, id));
}

/** Takes away at most `limit` rows of a dataset and answers how many; what is sealed of them goes with them. */
export async function deleteSomeExamples(tx: Transaction, t: Tables, dataset: string, limit: number): Promise<number> {
  const some = tx.select({ id: t.example.id }).from(t.example).where(eq(t.example.dataset, dataset)).limit(limit);
  return (await tx.delete(t.example).where(inArray(t.example.id, some)).returning({ id: t.example.id })).length;
}

export async function deleteDatasetRow(tx: Transaction, t: Tables, id: string): Promise<void> {
  await tx.delete(t.dataset).where(eq(t.dataset.id, id));
}

export const unfinishedDatasets = async (read: Reader, t: Tables): Promise<string[]> =>
  (await read.select({ id: t.dataset.id }).from(t.dataset).where(isNull(t.dataset.importedAt))).map(({ id }) => id);

export type DatasetRow = Awaited<ReturnType<typeof datasetsThere>>[number];

const datasets = (read: Reader | Transaction, t: Tables) =>
  read
    .select({ dataset: t.dataset, by: t.user.name })
    .from(t.dataset)
    .innerJoin(t.user, eq(t.user.id, t.dataset.importedBy));

/** Every dataset with the name of who imported it, the newest first. */
export const datasetsThere = (read: Reader, t: Tables) =>
  datasets(read, t).where(isNotNull(t.dataset.importedAt)).orderBy(desc(t.dataset.importedAt), asc(t.dataset.id));

/** The dataset, unless it is not there (yet, or any more). Ask within the write that makes something depend on it. */
export async function datasetById(read: Reader | Transaction, t: Tables, id: string): Promise<DatasetRow | undefined> {
  const [row] = await datasets(read, t).where(and(eq(t.dataset.id, id), isNotNull(t.dataset.importedAt)));
  return row;
}

export async function roomsOnDataset(read: Reader | Transaction, t: Tables, dataset: string): Promise<number> {
  const [row] = await read.select({ rooms: count() }).from(t.room).where(eq(t.room.dataset, dataset));
  return row?.rooms ?? 0;
}

/** How many rooms read each dataset; those that none reads are left out. */
export async function roomsPerDataset(read: Reader, t: Tables): Promise<Map<string, number>> {
  const rows = await read.select({ dataset: t.room.dataset, n: count() }).from(t.room).groupBy(t.room.dataset);
  return new Map(rows.map(({ dataset, n }) => [dataset, n]));
}
