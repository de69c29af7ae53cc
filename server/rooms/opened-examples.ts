// The examples whose tables have been opened to a member.
import { openedTo } from '../../db/queries/openings.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

export async function openedExamples(given: Pick<Given, 'database'>, at: InRoom): Promise<string[]> {
  const { member } = await enter(given, at, 'read');
  return openedTo(given.database.read, given.database.tables, member.id);
}
