// What the first start on an empty database makes, so that the first screen is never empty: a lead, a dataset, a room.
import { firstLead, hasAuditEvent, insertUser } from '../db/queries/people.ts';
import { WINDOW_DEFAULT } from '../shared/protocol/datasets.ts';
import { newId } from '../shared/room/ids.ts';
import { listDatasets } from './data/list-datasets.ts';
import { makeSample } from './data/make-sample.ts';
import type { Given } from './given.ts';
import { auditOf } from './people/audit.ts';
import { makeRoom } from './rooms/make-room.ts';

/** The lead's id. Made once, and the sample once: one that was deleted does not come back. */
export async function firstStart(given: Given): Promise<string> {
  const { database } = given;
  const lead = await leadOf(given);
  if (await hasAuditEvent(database.read, database.tables, 'first-start')) return lead;
  await makeSampleRoom(given, lead);
  const audit = auditOf(given);
  await database.write((tx) => audit(tx, { action: 'first-start', user: lead }));
  return lead;
}

async function leadOf({ database, clock, random }: Given): Promise<string> {
  const id = newId(random);
  const createdAt = clock.now();
  return database.write(async (tx) => {
    const lead = await firstLead(tx, database.tables);
    if (lead !== undefined) return lead.id;
    await insertUser(tx, database.tables, { id, name: '', mayLead: true, createdAt });
    return id;
  });
}

async function makeSampleRoom(given: Given, lead: string): Promise<void> {
  // A start that was cut off may have left the dataset, but no room.
  const [left] = await listDatasets(given);
  const { id: dataset, rows } = left ?? (await makeSample(given, { user: lead }));
  const count = Math.min(WINDOW_DEFAULT, rows);
  await makeRoom(given, {
    user: lead,
    room: {
      title: 'A first table read',
      ...{ dataset, start: 0, count },
      rubric: { template: 'helpfulness' },
      pace: 'together',
      judges: true,
    },
  });
}
