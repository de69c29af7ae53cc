// Lists the datasets that are there, the newest first.
import { datasetsThere } from '../../db/queries/datasets.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { Given } from '../given.ts';
import { datasetView } from './read-dataset.ts';

export const listDatasets = async ({ database: { read, tables } }: Given): Promise<DatasetView[]> =>
  (await datasetsThere(read, tables)).map(({ dataset, by }) => datasetView(dataset, by));
