// Makes the one-time link by which a person signs in.
import { deleteUnusedSignInLinks, insertSignInLink } from '../../db/queries/sign-in-links.ts';
import type { Token } from '../../shared/protocol/people.ts';
import type { Given } from '../given.ts';
import { newSecret } from './secret.ts';
import { DAY_MS } from './start-session.ts';

const LINK_LASTS_MS = DAY_MS;

/** A fresh link's secret for this person. Earlier links of theirs that nobody used are withdrawn. */
export async function makeSignInLink({ database, clock, random }: Given, user: string): Promise<Token> {
  const { secret, hash } = newSecret(random);
  const createdAt = clock.now();
  await database.write(async (tx) => {
    await deleteUnusedSignInLinks(tx, database.tables, user);
    await insertSignInLink(tx, database.tables, { hash, user, createdAt, expiresAt: createdAt + LINK_LASTS_MS });
  });
  return secret;
}

/** Where a sign-in link leads. The secret is in the fragment, which no server and no proxy sees. */
export const signInAddress = (base: string, secret: Token): string => `${base}/sign-in#${secret}`;
