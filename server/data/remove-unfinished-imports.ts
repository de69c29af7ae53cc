// At the start: takes away what a crash left of imports and removals that had not ended.
import { unfinishedDatasets } from '../../db/queries/datasets.ts';
import type { Given } from '../given.ts';
import { removeDataset } from './dataset-writer.ts';
import { removeAllSpooled } from './rows/spooled-file.ts';

/** Before anyone can import: it cannot tell a crashed import from one that runs. Answers how many there were. */
export async function removeUnfinishedImports(given: Given): Promise<number> {
  await removeAllSpooled(given.uploads);
  const { read, tables } = given.database;
  const unfinished = await unfinishedDatasets(read, tables);
  for (const dataset of unfinished) await removeDataset(given, dataset);
  if (unfinished.length > 0) given.log.info('unfinished imports were removed', { datasets: unfinished.length });
  return unfinished.length;
}
