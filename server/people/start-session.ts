// Starts sessions, lets them last while they are used, and ends them.
import type { Transaction } from '../../db/database.ts';
import { deleteExpiredSessions, deleteSession, extendSession, insertSession } from '../../db/queries/people.ts';
import type { Token } from '../../shared/protocol/people.ts';
import type { Given } from '../given.ts';
import type { Changes } from './changes.ts';
import { newSecret } from './secret.ts';
import type { Session } from './session-of.ts';

export const DAY_MS = 24 * 60 * 60 * 1000;

export interface NewSession {
  /** The cookie's value; known to nobody else and stored nowhere. */
  secret: Token;
  hash: string;
  createdAt: number;
  expiresAt: number;
}

/** A session to be written by `writeSession`; days without a visit after which it ends. */
export function newSession({ clock, random }: Pick<Given, 'clock' | 'random'>, days: number): NewSession {
  const createdAt = clock.now();
  return { ...newSecret(random), createdAt, expiresAt: createdAt + days * DAY_MS };
}

/** Writes a session in the write that lets its person in; the one their browser held before ends with it. */
export async function writeSession(
  tx: Transaction,
  t: Given['database']['tables'],
  { hash, createdAt, expiresAt }: NewSession,
  { user, replaces }: { user: string; replaces?: string | undefined },
): Promise<void> {
  if (replaces !== undefined) await deleteSession(tx, t, replaces);
  await deleteExpiredSessions(tx, t, createdAt);
  await insertSession(tx, t, { hash, user, createdAt, expiresAt });
}

/**
 * Lets a session in use last `days` from now; written at most once a day.
 * @returns the new end when it changed
 */
export async function keepSession(
  { database, clock }: Pick<Given, 'database' | 'clock'>,
  { hash, expiresAt }: Session,
  days: number,
): Promise<number | undefined> {
  const until = clock.now() + days * DAY_MS;
  if (until - expiresAt < DAY_MS) return undefined;
  await database.write((tx) => extendSession(tx, database.tables, hash, until));
  return until;
}

export async function signOut(
  { database }: Pick<Given, 'database'>,
  changes: Pick<Changes, 'signedOut'>,
  { hash, user }: Pick<Session, 'hash' | 'user'>,
): Promise<void> {
  await database.write((tx) => deleteSession(tx, database.tables, hash));
  changes.signedOut(user.id);
}
