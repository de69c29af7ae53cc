// Makes a link by which people can join a room.
import { insertInvite } from '../../db/queries/invites.ts';
import type { InviteMade, MakeInvite } from '../../shared/protocol/rooms.ts';
import { newId } from '../../shared/room/ids.ts';
import type { Given } from '../given.ts';
import { auditOf } from '../people/audit.ts';
import { newSecret } from '../people/secret.ts';
import { enter, type InRoom } from './enter.ts';
import { inviteView } from './list-invites.ts';

const HOUR_MS = 60 * 60 * 1000;

/**
 * `base` is the address people open, without a trailing slash: `https://tableread.example.org`.
 * @throws Refusal not-found, not-allowed
 */
export async function makeInvite(
  given: Given,
  { user, room, invite: { role, standing, hours, uses }, base }: InRoom & { invite: MakeInvite; base: string },
): Promise<InviteMade> {
  await enter(given, { user, room }, 'invite');
  const { database, clock, random } = given;
  const { secret, hash } = newSecret(random);
  const createdAt = clock.now();
  const row = {
    ...{ id: newId(random), room, role, standing, uses, used: 0 },
    ...{ createdBy: user, createdAt, expiresAt: createdAt + hours * HOUR_MS, revokedAt: null },
  };
  const audit = auditOf(given);
  await database.write(async (tx) => {
    await insertInvite(tx, database.tables, { ...row, hash });
    await audit(tx, { action: 'make-invite', user, room, detail: { invite: row.id, role, standing, hours, uses } });
  });
  return { invite: inviteView(row), token: secret, link: `${base}/join#${secret}` };
}
