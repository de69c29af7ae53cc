// The built client: its files, and its one page for every address of a page.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import files from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { Http } from './parts.ts';
import { sendProblem } from './problem.ts';

const NONCE_PLACE = /__CSP_NONCE__/g;
/** Addresses that are never a page, whatever a request would accept. */
const NO_PAGE = /^\/(api|assets|socket\.io|sync)(\/|$)/;
const YEAR_SECONDS = 31_536_000;

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Tableread</title>
<h1>The pages of Tableread are not built yet</h1>
<p>The server runs, but there is no client to show. Stop it and start it with <code>npm start</code>, which builds the client first.</p>
<p>While developing, run <code>npm run dev</code> and open the address it prints.</p>
</html>
`;

export async function clientFiles(http: Http, folder: string): Promise<void> {
  const index = path.join(folder, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
  if (page !== undefined) {
    await http.register(files, {
      root: folder,
      // Each file is a route of its own, so that the page never goes out without a nonce, and nothing else is found there.
      wildcard: false,
      index: false,
      globIgnore: ['index.html', '**/*.br', '**/*.gz'],
      decorateReply: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => {
        const named = file.startsWith(path.join(folder, 'assets'));
        reply.header('cache-control', named ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
      },
    });
  }

  const answerPage = (reply: FastifyReply) => {
    reply.type('text/html; charset=utf-8');
    if (page === undefined) return reply.code(503).send(NOT_BUILT);
    return reply.send(page.replace(NONCE_PLACE, reply.cspNonce.style));
  };
  http.setNotFoundHandler({ preHandler: http.rateLimit() }, (req, reply) =>
    asksForPage(req) ? answerPage(reply) : sendProblem(reply, new Refusal('not-found')),
  );
}

function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  const address = url.split('?', 1)[0] ?? '';
  // Some who look whether anything is here, at the front door, do not say what they would accept.
  const wantsHtml = address === '/' || (headers.accept?.includes('text/html') ?? false);
  return (method === 'GET' || method === 'HEAD') && wantsHtml && !NO_PAGE.test(address);
}
