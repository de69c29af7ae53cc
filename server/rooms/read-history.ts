// Reads in which rooms a member of this one has judged: told to themselves, and to a lead of the rooms that this lead leads.
import { roomsJudgedBy } from '../../db/queries/calibration.ts';
import { memberById, memberOfUser } from '../../db/queries/room-facts.ts';
import type { HistoryRoom } from '../../shared/protocol/calibration.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { may } from '../../shared/room/roles.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

/**
 * What they judged there is not told here: each room's numbers are asked for one by one, and give what is open to the one who asks.
 * @throws Refusal not-allowed when it is somebody else's and the room is not one's own to lead.
 */
export async function readHistory(
  given: Pick<Given, 'database'>,
  { member: of, ...at }: InRoom & { member: string },
): Promise<HistoryRoom[]> {
  const { member: me } = await enter(given, at, 'read');
  const { read, tables } = given.database;
  const them = await memberById(read, tables, of);
  if (them === undefined || them.room !== at.room) throw new Refusal('not-found');
  const rooms = await roomsJudgedBy(read, tables, them.user);
  if (them.user === at.user) return rooms;
  if (!may(me.role, 'moderate')) throw new Refusal('not-allowed');
  const led: HistoryRoom[] = [];
  for (const room of rooms) {
    const mine = await memberOfUser(read, tables, room.room, at.user);
    if (mine !== undefined && may(mine.role, 'moderate')) led.push(room);
  }
  return led;
}
