// The rooms a person is in.
import { memberCounts, roomsOf } from '../../db/queries/rooms.ts';
import type { RoomSummary } from '../../shared/protocol/rooms.ts';
import type { Given } from '../given.ts';

/** Newest first. */
export async function listRooms(
  { database }: Pick<Given, 'database'>,
  { user }: { user: string },
): Promise<RoomSummary[]> {
  const rooms = await roomsOf(database.read, database.tables, user);
  const members = await memberCounts(database.read, database.tables, user);
  return rooms.map((room) => ({ ...room, members: members.get(room.id) ?? 0 }));
}
