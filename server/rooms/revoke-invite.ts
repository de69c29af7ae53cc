// Withdraws an invite: nobody can join by it any more. Those who did stay.
import { revokeInviteIn } from '../../db/queries/invites.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Given } from '../given.ts';
import { auditOf } from '../people/audit.ts';
import { enter, type InRoom } from './enter.ts';

/** Withdrawing twice is no fault. @throws Refusal not-found, not-allowed */
export async function revokeInvite(given: Given, { user, room, invite }: InRoom & { invite: string }): Promise<void> {
  await enter(given, { user, room }, 'invite');
  const { database, clock } = given;
  const at = clock.now();
  const audit = auditOf(given);
  await database.write(async (tx) => {
    const revoked = await revokeInviteIn(tx, database.tables, { room, id: invite }, at);
    if (revoked === undefined) throw new Refusal('not-found');
    await audit(tx, { action: 'revoke-invite', user, room, detail: { invite } });
  });
}
