// The API described: OpenAPI at /api/openapi.json, and a page at /api that is made from it.
import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { SESSION_COOKIE } from '../people/session-of.ts';
import { apiSchemas } from './api-schemas.ts';
import type { Http } from './parts.ts';
import { tidyDescription } from './tidy-description.ts';

const about = `Everything a person can do on a page of Tableread can be done here. Times are milliseconds since 1970 by the server’s clock.

**Signing in.** \`POST /api/sign-in\` or \`POST /api/join\` with the secret of a link (what follows the \`#\`) answers with a cookie, \`${SESSION_COOKIE}\`. Send it with every request.

**Origin.** A request that changes something must come from the server’s own pages: its \`Origin\` must be the server’s address. Clients that are not browsers may leave it out over HTTP. For sockets (\`/sync/v1/…\`, \`/socket.io\`) they send it, with the server’s own address.

**Refusals** are \`application/problem+json\`: \`code\` is for programs, \`title\` for people. What one may not see answers as what does not exist.

**Blindness.** Nothing sealed of an example is in any answer until it is open to the one who asks.`;

const tags = [
  { name: 'People', description: 'Who I am, links, signing in and out, joining.' },
  { name: 'Datasets', description: 'Files brought in, their rows, and windows over them. Needs `mayLead`.' },
  { name: 'Uploads', description: 'Files that were sent to be looked at, not yet datasets.' },
  { name: 'Rooms', description: 'One window, one rubric, some people.' },
  { name: 'Examples', description: 'What every member may read.' },
  { name: 'Openings', description: 'What is laid open, to whom, and by whom.' },
  { name: 'Pages', description: 'Notes and drafts that members write together.' },
  { name: 'Calibration', description: 'What the numbers of a room are computed from.' },
  { name: 'Deciding', description: 'How discussions ended; challenges to clauses of the rubric, and rulings on them.' },
  { name: 'Invites and members', description: 'Who may come in, and who has to leave.' },
];

/** Scalar sets styles as it runs; its one inline script carries the answer's nonce. */
const scalarPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
const NONCE_PLACE = '__CSP_NONCE__';

const withSchemas = createJsonSchemaTransformObject({ schemaRegistry: apiSchemas });

/** Before the routes, so that it hears of each. */
export async function describeApi(http: Http): Promise<void> {
  await http.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tableread', version: '1', description: about, license: { name: 'MIT' } },
      tags,
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
      security: [{ session: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry: apiSchemas }),
    transformObject: (document) => tidyDescription(withSchemas(document) as object),
  });
  http.get('/api/openapi.json', { schema: { hide: true } }, async () => http.swagger());
  await http.register(async (page) => {
    page.addHook('onSend', async (_req, reply, payload) => {
      if (typeof payload !== 'string' || !String(reply.getHeader('content-type')).startsWith('text/html')) {
        reply.header('cache-control', 'public, max-age=86400');
        return payload;
      }
      reply.header('content-security-policy', scalarPolicy(reply.cspNonce.script));
      return payload.replaceAll(NONCE_PLACE, reply.cspNonce.script);
    });
    await page.register(scalar, {
      routePrefix: '/api',
      configuration: {
        url: '/api/openapi.json',
        pageTitle: 'Tableread: the API',
        nonce: NONCE_PLACE,
        withDefaultFonts: false,
        telemetry: false,
        // The page is for reading: nothing on it leads to anyone else's service.
        hideClientButton: true,
        showDeveloperTools: 'never',
        agent: { disabled: true },
        mcp: { disabled: true },
      },
    });
  });
}
