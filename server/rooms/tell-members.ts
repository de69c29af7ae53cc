// Tells everybody in a room who its members are.
import { membersOf } from '../../db/queries/room-facts.ts';
import type { Given } from '../given.ts';
import type { Outgoing } from './outcome.ts';
import { progressOf } from './progress.ts';
import { memberView } from './read-room.ts';

/** Never fails: clients also learn it when they next read the room. */
export async function tellMembers(
  { database, log }: Pick<Given, 'database' | 'log'>,
  announce: (outgoing: readonly Outgoing[]) => void,
  room: string,
): Promise<void> {
  try {
    const members = (await membersOf(database.read, database.tables, room)).map(memberView);
    const progress = await progressOf(database.read, database.tables, room);
    announce([{ to: { room }, name: 'members', body: { room, members, progress } }]);
  } catch (error) {
    log.error('The members of a room could not be announced', error);
  }
}
