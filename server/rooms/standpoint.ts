// Gathers what shared/room/sight.ts asks about one member and one example.
import type { Reader, Transaction } from '../../db/database.ts';
import { standingOn } from '../../db/queries/openings.ts';
import type { MemberRow } from '../../db/queries/room-facts.ts';
import type { Tables } from '../../db/schema.ts';
import type { Standpoint } from '../../shared/room/sight.ts';
import type { RoomFacts } from './room-facts.ts';

export async function standpointOf(
  read: Reader | Transaction,
  tables: Tables,
  facts: Pick<RoomFacts, 'id' | 'pace'>,
  member: Pick<MemberRow, 'id' | 'role'>,
  example: string,
): Promise<Standpoint> {
  const standing = await standingOn(read, tables, { room: facts.id, member: member.id, example });
  return { role: member.role, pace: facts.pace, ...standing };
}
