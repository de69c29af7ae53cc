// Queries about people: who they are, their sessions, and the record of what was done.
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

export async function userById(read: Reader | Transaction, t: Tables, id: string) {
  const [row] = await read
    .select({ id: t.user.id, name: t.user.name, mayLead: t.user.mayLead })
    .from(t.user)
    .where(eq(t.user.id, id));
  return row;
}

/** The person the first start made. */
export async function firstLead(read: Reader | Transaction, t: Tables) {
  const [row] = await read
    .select({ id: t.user.id, name: t.user.name })
    .from(t.user)
    .where(eq(t.user.mayLead, true))
    .orderBy(asc(t.user.createdAt), asc(t.user.id))
    .limit(1);
  return row;
}

export async function insertUser(tx: Transaction, t: Tables, user: Tables['user']['$inferInsert']): Promise<void> {
  await tx.insert(t.user).values(user);
}

export async function renameUser(tx: Transaction, t: Tables, id: string, name: string): Promise<void> {
  await tx.update(t.user).set({ name }).where(eq(t.user.id, id));
}

/** A session that has not expired, with its person. */
export async function sessionByHash(read: Reader | Transaction, t: Tables, hash: string, now: number) {
  const [row] = await read
    .select({
      user: { id: t.user.id, name: t.user.name, mayLead: t.user.mayLead },
      expiresAt: t.authSession.expiresAt,
    })
    .from(t.authSession)
    .innerJoin(t.user, eq(t.user.id, t.authSession.user))
    .where(and(eq(t.authSession.hash, hash), gt(t.authSession.expiresAt, now)));
  return row;
}

export async function insertSession(
  tx: Transaction,
  t: Tables,
  session: Tables['authSession']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.authSession).values(session);
}

/** A session that has ended in the meantime stays ended. */
export async function extendSession(tx: Transaction, t: Tables, hash: string, expiresAt: number): Promise<void> {
  await tx.update(t.authSession).set({ expiresAt }).where(eq(t.authSession.hash, hash));
}

export async function deleteSession(tx: Transaction, t: Tables, hash: string): Promise<void> {
  await tx.delete(t.authSession).where(eq(t.authSession.hash, hash));
}

export async function deleteExpiredSessions(tx: Transaction, t: Tables, now: number): Promise<void> {
  await tx.delete(t.authSession).where(lte(t.authSession.expiresAt, now));
}

export async function insertAuditEvent(
  tx: Transaction,
  t: Tables,
  event: Tables['auditEvent']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.auditEvent).values(event);
}

export async function hasAuditEvent(read: Reader | Transaction, t: Tables, action: string): Promise<boolean> {
  const rows = await read
    .select({ id: t.auditEvent.id })
    .from(t.auditEvent)
    .where(eq(t.auditEvent.action, action))
    .limit(1);
  return rows.length > 0;
}
