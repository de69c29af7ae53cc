// Takes a person out of a room. What they put on examples stays on record.
import { memberById, membersOf } from '../../db/queries/room-facts.ts';
import { markRemoved } from '../../db/queries/rooms.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { auditOf } from '../people/audit.ts';
import type { Changes } from '../people/changes.ts';
import { enter, type InRoom } from './enter.ts';

/**
 * Links made before this do not let them in again; a link made afterwards does.
 * @throws Refusal not-found, not-allowed (also for the room's only lead)
 */
export async function removeMember(
  given: Given,
  changes: Pick<Changes, 'membersChanged' | 'removed'>,
  { user, room, member }: InRoom & { member: string },
): Promise<void> {
  await enter(given, { user, room }, 'moderate');
  const { database, clock } = given;
  const at = clock.now();
  const audit = auditOf(given);
  await database.write(async (tx) => {
    const found = await memberById(tx, database.tables, member);
    if (found === undefined || found.room !== room) throw new Refusal('not-found');
    const leads = (await membersOf(tx, database.tables, room)).filter((each) => each.role === 'lead');
    if (leads.every((lead) => lead.id === member)) {
      throw new Refusal('not-allowed', 'A room needs a lead. Invite another lead first.');
    }
    await markRemoved(tx, database.tables, member, at);
    await audit(tx, { action: 'remove-member', user, room, detail: { member } });
  });
  changes.removed(member);
  changes.membersChanged(room);
}
