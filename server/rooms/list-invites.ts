// The invites of a room as its leads see them: everything but the secret, which is stored nowhere.
import { type InviteRow, invitesOf } from '../../db/queries/invites.ts';
import type { InviteView } from '../../shared/protocol/rooms.ts';
import type { Given } from '../given.ts';
import { enter, type InRoom } from './enter.ts';

/** Newest first. @throws Refusal not-found, not-allowed */
export async function listInvites(given: Given, { user, room }: InRoom): Promise<InviteView[]> {
  await enter(given, { user, room }, 'invite');
  const { read, tables } = given.database;
  return (await invitesOf(read, tables, room)).map(inviteView);
}

type Shown = 'id' | 'role' | 'standing' | 'uses' | 'used' | 'createdAt' | 'expiresAt' | 'revokedAt';

export const inviteView = (row: Pick<InviteRow, Shown>): InviteView => ({
  id: row.id,
  role: row.role,
  standing: row.standing,
  expiresAt: row.expiresAt,
  uses: row.uses,
  used: row.used,
  createdAt: row.createdAt,
  ...(row.revokedAt === null ? {} : { revokedAt: row.revokedAt }),
});
