// How many of those who judge have locked in each example; never who.
import type { Reader, Transaction } from '../../db/database.ts';
import { lockedInCounts, revealedIn } from '../../db/queries/openings.ts';
import { membersOf } from '../../db/queries/room-facts.ts';
import type { Tables } from '../../db/schema.ts';
import type { Progress } from '../../shared/protocol/rooms.ts';
import { may } from '../../shared/room/roles.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

export async function progressOf(read: Reader | Transaction, t: Tables, room: string): Promise<Progress> {
  const members = await membersOf(read, t, room);
  const judges = members.filter((member) => member.judges && may(member.role, 'judge')).map((member) => member.id);
  return {
    judges: judges.length,
    lockedIn: await lockedInCounts(read, t, room, judges),
    revealed: await revealedIn(read, t, room),
  };
}

export async function readProgress(given: Pick<Given, 'database'>, at: InRoom): Promise<Progress> {
  const { facts } = await enter(given, at, 'read');
  return progressOf(given.database.read, given.database.tables, facts.id);
}
