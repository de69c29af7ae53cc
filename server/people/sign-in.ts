// Uses up a sign-in link and starts a session.
import { renameUser, userById } from '../../db/queries/people.ts';
import { useSignInLink } from '../../db/queries/sign-in-links.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Me, Token } from '../../shared/protocol/people.ts';
import type { Given } from '../given.ts';
import { auditOf } from './audit.ts';
import type { Changes } from './changes.ts';
import { hashOf } from './secret.ts';
import type { Session } from './session-of.ts';
import { type NewSession, newSession, writeSession } from './start-session.ts';

export interface SigningIn {
  token: Token;
  /** Needed while the person has none; given later, it replaces the one they had. */
  name?: string;
  /** How many days without a visit the session lasts. */
  days: number;
  /** The session this browser held before; it ends. */
  replaces?: Pick<Session, 'hash' | 'user'>;
}

/**
 * @throws Refusal link-used: unknown, used, withdrawn or expired, always in the same words.
 * @throws Refusal bad-request when a name is needed; the link then stays good.
 */
export async function signIn(
  given: Given,
  changes: Pick<Changes, 'signedOut'>,
  { token, name, days, replaces }: SigningIn,
): Promise<{ me: Me; session: NewSession }> {
  const { database, clock } = given;
  const hash = hashOf(token);
  const now = clock.now();
  const session = newSession(given, days);
  const audit = auditOf(given);

  const me = await database.write(async (tx) => {
    const id = await useSignInLink(tx, database.tables, hash, now);
    const person = id === undefined ? undefined : await userById(tx, database.tables, id);
    if (person === undefined) throw new Refusal('link-used');
    if (name === undefined && person.name === '') throw new Refusal('bad-request', 'name: Give a name.');
    if (name !== undefined) await renameUser(tx, database.tables, person.id, name);
    await writeSession(tx, database.tables, session, { user: person.id, replaces: replaces?.hash });
    await audit(tx, { action: 'sign-in', user: person.id });
    return { ...person, name: name ?? person.name };
  });
  if (replaces !== undefined) changes.signedOut(replaces.user.id);
  return { me, session };
}
