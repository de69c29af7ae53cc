// Who may bring in datasets and make rooms.
import { userById } from '../../db/queries/people.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';

/** @throws Refusal not-allowed unless this person may lead */
export async function mustLead({ database }: Pick<Given, 'database'>, user: string): Promise<void> {
  const person = await userById(database.read, database.tables, user);
  if (person?.mayLead !== true) throw new Refusal('not-allowed', 'Only a lead brings in datasets and makes rooms.');
}
