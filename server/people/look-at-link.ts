// Says what a link is for without using it up.
import { inviteByHash, usableInvite } from '../../db/queries/invites.ts';
import { membershipOf, titleOfRoom } from '../../db/queries/rooms.ts';
import { signInLinkByHash } from '../../db/queries/sign-in-links.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { LinkView, Token } from '../../shared/protocol/people.ts';
import type { Given } from '../given.ts';
import { hashOf } from './secret.ts';

/**
 * `user` is the one who asks, when signed in. Whatever the link turns out to be, both kinds are looked for.
 * @throws Refusal link-used: unknown, used, withdrawn or expired, always in the same words.
 */
export async function lookAtLink(
  given: Pick<Given, 'database' | 'clock'>,
  { token, user }: { token: Token; user?: string },
): Promise<LinkView> {
  const { read, tables } = given.database;
  const hash = hashOf(token);
  const signIn = await signInLinkByHash(read, tables, hash, given.clock.now());
  const invite = await inviteView(given, hash, user);
  if (signIn !== undefined) return { for: 'sign-in', ...(signIn.name === '' ? {} : { name: signIn.name }) };
  if (invite !== undefined) return invite;
  throw new Refusal('link-used');
}

async function inviteView(
  { database: { read, tables }, clock }: Pick<Given, 'database' | 'clock'>,
  hash: string,
  user: string | undefined,
): Promise<LinkView | undefined> {
  const invite = await inviteByHash(read, tables, hash);
  if (invite === undefined) return undefined;
  const { id, room, role, standing } = invite;
  const mine = user === undefined ? undefined : await membershipOf(read, tables, room, user);
  const member = mine !== undefined && mine.removedAt === null;
  const about = await titleOfRoom(read, tables, room);
  if (about === undefined || !(member || (await usableInvite(read, tables, id, clock.now())))) return undefined;
  return { for: 'invite', room: { id: room, ...about }, role, standing, member };
}
