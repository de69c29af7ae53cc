// Deletes a dataset that no room uses.
import { datasetById, hideDataset, roomsOnDataset } from '../../db/queries/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { auditOf } from '../people/audit.ts';
import { mustLead } from '../people/must-lead.ts';
import { removeDataset } from './dataset-writer.ts';

/** @throws Refusal not-allowed unless the person may lead; not-found; in-use while a room uses it */
export async function deleteDataset(given: Given, { user, dataset }: { user: string; dataset: string }): Promise<void> {
  await mustLead(given, user);
  const audit = auditOf(given);
  const { write, tables } = given.database;
  // Hidden in the write that looked: no room can come to use it while its rows go.
  await write(async (tx) => {
    if ((await datasetById(tx, tables, dataset)) === undefined) throw new Refusal('not-found');
    const rooms = await roomsOnDataset(tx, tables, dataset);
    if (rooms > 0) throw new Refusal('in-use', rooms === 1 ? 'One room reads it.' : `${rooms} rooms read it.`);
    await hideDataset(tx, tables, dataset);
    await audit(tx, { action: 'delete-dataset', user, detail: { dataset } });
  });
  await removeDataset(given, dataset);
}
