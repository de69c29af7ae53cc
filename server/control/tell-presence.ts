// Tells each person in a room who is here; where, only of examples that are not sealed for the one who is told.
import { openedTo, revealedIn } from '../../db/queries/openings.ts';
import { memberById } from '../../db/queries/room-facts.ts';
import type { PresentPerson } from '../../shared/protocol/announcements.ts';
import { maySeeWhere } from '../../shared/room/sight.ts';
import type { Given } from '../given.ts';
import { roomFacts } from '../rooms/room-facts.ts';
import type { Presence } from './presence.ts';

/** Who is in the room, as this member may be told. */
export async function presentFor(
  given: Pick<Given, 'database'>,
  presence: Presence,
  room: string,
  viewer: string,
): Promise<PresentPerson[]> {
  const { read, tables } = given.database;
  const facts = await roomFacts(given, room);
  const member = await memberById(read, tables, viewer);
  if (facts === undefined || member === undefined) return [];
  const shown = new Set(await openedTo(read, tables, viewer));
  const revealed = new Set(await revealedIn(read, tables, room));
  const { pace, settings } = facts;
  return presence.in(room, (example) =>
    maySeeWhere({
      role: member.role,
      pace,
      shown: shown.has(example),
      revealed: revealed.has(example),
      lockedIn: false,
      othersLockedIn: 0,
      opensAfter: settings.opensAfter,
    }),
  );
}
