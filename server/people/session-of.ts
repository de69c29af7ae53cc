// Whose request this is: the one way from a Cookie header to a person, for HTTP, socket upgrades and socket.io alike.
import { sessionByHash } from '../../db/queries/people.ts';
import type { Me } from '../../shared/protocol/people.ts';
import type { Given } from '../given.ts';
import { hashOf } from './secret.ts';

export const SESSION_COOKIE = 'tableread_session';

export interface Session {
  user: Me;
  /** SHA-256 of the secret, as it is stored. */
  hash: string;
  expiresAt: number;
}

const PAIR = new RegExp(`^${SESSION_COOKIE}=([A-Za-z0-9_-]{43})$`);

/** @returns undefined when there is no session, or it has expired or ended */
export async function sessionOf(
  { database, clock }: Pick<Given, 'database' | 'clock'>,
  cookieHeader: string | undefined,
): Promise<Session | undefined> {
  const secret = secretIn(cookieHeader);
  if (secret === undefined) return undefined;
  const hash = hashOf(secret);
  const found = await sessionByHash(database.read, database.tables, hash, clock.now());
  return found && { hash, ...found };
}

function secretIn(cookieHeader = ''): string | undefined {
  for (const pair of cookieHeader.split(';')) {
    const secret = PAIR.exec(pair.trim())?.[1];
    if (secret !== undefined) return secret;
  }
  return undefined;
}
