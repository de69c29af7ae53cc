// How much one address may ask for.
import rateLimit from '@fastify/rate-limit';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Http } from './parts.ts';

const MINUTE_MS = 60_000;
/** A whole class may sit behind one address. */
const REQUESTS_PER_MINUTE = 6_000;

export const BODY_LIMIT_BYTES = 1024 * 1024;

/** For routes that take the secret of a link: `config: { …fewTries }`. */
export const fewTries = { rateLimit: { max: 20, timeWindow: MINUTE_MS } };

export async function limits(http: Http): Promise<void> {
  await http.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: MINUTE_MS,
    errorResponseBuilder: (_req, { ttl }) => new Refusal('too-fast', `Try again in ${Math.ceil(ttl / 1000)} seconds.`),
  });
}
