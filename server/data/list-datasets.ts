// Lists the datasets that are there, the newest first.
import { datasetsThere, roomsPerDataset } from '../../db/queries/datasets.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { Given } from '../given.ts';
import { provenanceOf } from './read-dataset.ts';

export async function listDatasets({ database: { read, tables } }: Given): Promise<DatasetView[]> {
  const rooms = await roomsPerDataset(read, tables);
  return (await datasetsThere(read, tables)).map(({ dataset, by }) => ({
    ...provenanceOf(dataset, by),
    rooms: rooms.get(dataset.id) ?? 0,
  }));
}
