// Imports the sample dataset, through the same importer as any file.
import path from 'node:path';
import { SAMPLE_NAME, sampleFile } from '../../db/sample/sample-file.ts';
import type { DatasetView } from '../../shared/protocol/datasets.ts';
import type { Given } from '../given.ts';
import { importDataset } from './import-dataset.ts';

/** Once, on an empty database; whether it is one is for the caller to know. */
export async function makeSample(given: Given, { user }: { user: string }): Promise<DatasetView> {
  return importDataset(given, { user, file: path.basename(sampleFile), name: SAMPLE_NAME, from: { path: sampleFile } });
}
