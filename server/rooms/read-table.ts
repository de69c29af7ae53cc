// Reads what lies open of an example: its table, and what was sealed of the row itself. Only for those it is open to.
import { sealedOf } from '../../db/queries/examples.ts';
import { labelsOf } from '../../db/queries/labels.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { TableView } from '../../shared/protocol/rooms.ts';
import { tableEntries, tableName, tableOutcomes } from '../../shared/room/documents.ts';
import { type Sight, sightOf } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { readDocument } from '../sync/read-document.ts';
import { enterAt, type OnExample } from './enter.ts';
import { standpointOf } from './standpoint.ts';

async function sightAt(given: Pick<Given, 'database'>, at: OnExample): Promise<Sight> {
  const { facts, member } = await enterAt(given, at, 'read');
  const { read, tables } = given.database;
  return sightOf(await standpointOf(read, tables, facts, member, at.example));
}

export const readSight = async (given: Pick<Given, 'database'>, at: OnExample): Promise<{ sight: Sight }> => ({
  sight: await sightAt(given, at),
});

/** @throws Refusal sealed unless the example's table has been opened to this member. */
export async function readTable(given: Pick<Given, 'database'>, at: OnExample): Promise<TableView> {
  const sight = await sightAt(given, at);
  if (sight === 'may-open')
    throw new Refusal('sealed', 'You may open it now: POST …/opening first, so that it is recorded.');
  if (sight === 'sealed') throw new Refusal('sealed');
  const { read, tables } = given.database;
  const table = await readDocument(read, tables, tableName(at.room, at.example));
  const sealed = await sealedOf(read, tables, at.example);
  const labels = await labelsOf(read, tables, at.example);
  const outcomes = tableOutcomes(table).toJSON();
  return { example: at.example, laid: tableEntries(table).toJSON(), outcomes, sealed, labels };
}
