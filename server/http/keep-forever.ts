// Lets the browser keep an answer that can never change, for the one person it was for.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';

/**
 * `name` must be the same exactly when the answer is. Call it only after access was decided: it may answer 304.
 * @returns false when the browser has the answer already, and 304 was sent
 */
export function keepForever(req: FastifyRequest, reply: FastifyReply, name: string): boolean {
  const tag = `"${PROTOCOL_VERSION}.${name}"`;
  reply.headers({ 'cache-control': 'private, max-age=31536000, immutable', vary: 'Cookie', etag: tag });
  return req.headers['if-none-match'] !== tag;
}
