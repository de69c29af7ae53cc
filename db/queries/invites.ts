// Queries about invites: links by which several people can join a room.
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export type InviteRow = Awaited<ReturnType<typeof invitesOf>>[number];

const usable = ({ invite }: Tables, now: number) =>
  and(isNull(invite.revokedAt), gt(invite.expiresAt, now), lt(invite.used, invite.uses));

/** An invite in any state. */
export async function inviteByHash(read: Reader | Transaction, t: Tables, hash: string) {
  const [row] = await read.select().from(t.invite).where(eq(t.invite.hash, hash));
  return row;
}

/** What an invite leads to, as long as it can be used. */
export async function usableInvite(read: Reader | Transaction, t: Tables, id: string, now: number): Promise<boolean> {
  const rows = await read
    .select({ id: t.invite.id })
    .from(t.invite)
    .where(and(eq(t.invite.id, id), usable(t, now)));
  return rows.length > 0;
}

/** Uses an invite once. False when it cannot be used: used up, withdrawn or expired. */
export async function useInvite(tx: Transaction, t: Tables, id: string, now: number): Promise<boolean> {
  const rows = await tx
    .update(t.invite)
    .set({ used: sql`${t.invite.used} + 1` })
    .where(and(eq(t.invite.id, id), usable(t, now)))
    .returning({ id: t.invite.id });
  return rows.length > 0;
}

/** A room's invites, newest first. */
export const invitesOf = (read: Reader, t: Tables, room: string) =>
  read.select().from(t.invite).where(eq(t.invite.room, room)).orderBy(desc(t.invite.createdAt), desc(t.invite.id));

export async function insertInvite(
  tx: Transaction,
  t: Tables,
  invite: Tables['invite']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.invite).values(invite);
}

/** Withdraws an invite; one withdrawn before keeps its time. Undefined when the room has no such invite. */
export async function revokeInviteIn(
  tx: Transaction,
  t: Tables,
  { room, id }: { room: string; id: string },
  at: number,
) {
  const [row] = await tx
    .update(t.invite)
    .set({ revokedAt: sql`coalesce(${t.invite.revokedAt}, ${at})` })
    .where(and(eq(t.invite.room, room), eq(t.invite.id, id)))
    .returning();
  return row;
}
