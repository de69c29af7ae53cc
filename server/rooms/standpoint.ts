// Gathers what shared/room/sight.ts asks about one member and one example.
import type { Reader, Transaction } from '../../db/database.ts';
import { othersLockedIn, standingOn } from '../../db/queries/openings.ts';
import type { MemberRow } from '../../db/queries/room-facts.ts';
import type { Tables } from '../../db/schema.ts';
import type { Standpoint } from '../../shared/room/sight.ts';
import type { RoomFacts } from './room-facts.ts';

export async function standpointOf(
  read: Reader | Transaction,
  tables: Tables,
  facts: Pick<RoomFacts, 'id' | 'pace' | 'settings'>,
  member: Pick<MemberRow, 'id' | 'role'>,
  example: string,
): Promise<Standpoint> {
  const at = { room: facts.id, member: member.id, example };
  const standing = await standingOn(read, tables, at);
  const { opensAfter } = facts.settings;
  // Counted only where it decides something: this is asked with every entry.
  const others = facts.pace === 'solo' && opensAfter > 1 ? await othersLockedIn(read, tables, at) : 0;
  return { role: member.role, pace: facts.pace, ...standing, othersLockedIn: others, opensAfter };
}
