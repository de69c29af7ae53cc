// Secrets of links and sessions: 256 random bits, of which only the SHA-256 is ever stored.
import { createHash } from 'node:crypto';
import type { Token } from '../../shared/protocol/people.ts';
import { base64url } from '../../shared/room/ids.ts';
import type { Random } from '../given.ts';

const SECRET_BYTES = 32;

/** SHA-256 of a secret, hex. A fast hash is enough: nobody can guess 256 random bits. */
export const hashOf = (secret: Token): string => createHash('sha256').update(secret).digest('hex');

export function newSecret(random: Random): { secret: Token; hash: string } {
  const secret = base64url(random(SECRET_BYTES));
  return { secret, hash: hashOf(secret) };
}
