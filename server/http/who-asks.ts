// Whose request this is: every route of the API asks for a session unless it says `open: true`.
import cookies from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Me } from '../../shared/protocol/people.ts';
import type { Config } from '../config.ts';
import { SESSION_COOKIE, type Session, sessionOf } from '../people/session-of.ts';
import { keepSession, type NewSession } from '../people/start-session.ts';
import type { Http, Parts } from './parts.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | undefined;
  }
  interface FastifyContextConfig {
    /** Answered without a session too. */
    open?: true;
  }
}

export async function whoAsks(http: Http, { given, config }: Parts): Promise<void> {
  await http.register(cookies);
  http.decorateRequest('session', undefined);
  // After the limits of the route, before anything of the body is read.
  http.addHook('preParsing', async (req, reply) => {
    const session = await sessionOf(given, req.headers.cookie);
    if (session === undefined && !req.routeOptions.config.open) throw new Refusal('signed-out');
    req.session = session;
    if (session === undefined) return;
    // Reading must go on when nothing can be saved.
    const expiresAt = await keepSession(given, session, config.SESSION_DAYS).catch((error) => {
      given.log.error('A session could not be prolonged', error);
    });
    const secret = req.cookies[SESSION_COOKIE];
    if (expiresAt !== undefined && secret !== undefined)
      setCookie(req, reply, config, secret, expiresAt - given.clock.now());
  });
}

/** The one who asks. @throws Refusal signed-out */
export function personOf({ session }: Pick<FastifyRequest, 'session'>): Me {
  if (session === undefined) throw new Refusal('signed-out');
  return session.user;
}

export const userOf = (req: Pick<FastifyRequest, 'session'>): string => personOf(req).id;

export function letIn(req: FastifyRequest, reply: FastifyReply, config: Config, session: NewSession): void {
  setCookie(req, reply, config, session.secret, session.expiresAt - session.createdAt);
}

export function letOut(req: FastifyRequest, reply: FastifyReply, config: Config): void {
  setCookie(req, reply, config, '', 0);
}

function setCookie(req: FastifyRequest, reply: FastifyReply, config: Config, secret: string, lastsMs: number): void {
  reply.setCookie(SESSION_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.PUBLIC_URL?.startsWith('https:') || req.protocol === 'https',
    maxAge: Math.floor(lastsMs / 1000),
  });
}
