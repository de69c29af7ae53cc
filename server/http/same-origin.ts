// The Origin rule: what changes something, and every socket, must come from our own pages.
import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Config } from '../config.ts';
import type { Http } from './parts.ts';

interface Addressed {
  headers: IncomingHttpHeaders;
}

/**
 * Does this request come from a page at the address it was sent to, or at PUBLIC_URL? `null` and a missing Origin do not,
 * so this is the rule for sockets: a client that is not a browser sends the server's own address as its Origin.
 */
export function sameOrigin({ headers }: Addressed, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>): boolean {
  const { origin, host } = headers;
  // Browsers leave Origin out of a page's own GET requests, with which socket.io may begin, but no page can forge this.
  if (origin === undefined) return headers['sec-fetch-site'] === 'same-origin';
  if (origin === PUBLIC_URL) return true;
  if (!/^https?:/.test(origin) || !URL.canParse(origin)) return false;
  return new URL(origin).host === host?.toLowerCase();
}

/** Requests without Origin are let through only when no browser made them: every browser says Sec-Fetch-Site. */
function mayChange(req: Addressed & { method: string }, config: Config): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return true;
  const { origin, 'sec-fetch-site': site } = req.headers;
  return (origin === undefined && site === undefined) || sameOrigin(req, config);
}

/** Refuses before anything of the request is read. */
export function originRule(http: Http, config: Config): void {
  http.addHook('onRequest', async (req) => {
    if (mayChange(req, config)) return;
    throw new Refusal('wrong-origin', 'Behind a proxy, PUBLIC_URL must be the address people open.');
  });
}
