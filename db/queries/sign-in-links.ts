// Queries about sign-in links: single use, each for one person.
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '../database.ts';
import type { Tables } from '../schema.ts';

/** The person a link signs in, as long as it can be used. */
export async function signInLinkByHash(read: Reader | Transaction, t: Tables, hash: string, now: number) {
  const [row] = await read
    .select({ user: t.user.id, name: t.user.name })
    .from(t.signInLink)
    .innerJoin(t.user, eq(t.user.id, t.signInLink.user))
    .where(and(eq(t.signInLink.hash, hash), isNull(t.signInLink.usedAt), gt(t.signInLink.expiresAt, now)));
  return row;
}

/** Uses a link up. Undefined when it cannot be used: unknown, used, withdrawn or expired. */
export async function useSignInLink(
  tx: Transaction,
  t: Tables,
  hash: string,
  now: number,
): Promise<string | undefined> {
  const [row] = await tx
    .update(t.signInLink)
    .set({ usedAt: now })
    .where(and(eq(t.signInLink.hash, hash), isNull(t.signInLink.usedAt), gt(t.signInLink.expiresAt, now)))
    .returning({ user: t.signInLink.user });
  return row?.user;
}

export async function insertSignInLink(
  tx: Transaction,
  t: Tables,
  link: Tables['signInLink']['$inferInsert'],
): Promise<void> {
  await tx.insert(t.signInLink).values(link);
}

/** Withdraws the links of a person that nobody has used. */
export async function deleteUnusedSignInLinks(tx: Transaction, t: Tables, user: string): Promise<void> {
  await tx.delete(t.signInLink).where(and(eq(t.signInLink.user, user), isNull(t.signInLink.usedAt)));
}
