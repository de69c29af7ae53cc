// The HTTP plane, put together: rules that hold for every answer first, then the routes.
import fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Config } from '../config.ts';
import { describeApi } from './api-description.ts';
import { clientFiles } from './client-files.ts';
import { BODY_LIMIT_BYTES, limits } from './limits.ts';
import type { Http, Parts } from './parts.ts';
import { answerThrown } from './problem.ts';
import { calibrationRoutes } from './routes/calibration.ts';
import { datasetLookRoutes } from './routes/dataset-looks.ts';
import { datasetRoutes } from './routes/datasets.ts';
import { decidingRoutes } from './routes/deciding.ts';
import { exampleRoutes } from './routes/examples.ts';
import { healthRoutes } from './routes/health.ts';
import { inviteRoutes } from './routes/invites.ts';
import { openingRoutes } from './routes/openings.ts';
import { pageRoutes } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { roomRoutes } from './routes/rooms.ts';
import { rubricRoutes } from './routes/rubrics.ts';
import { uploadFileRoute, uploadRoutes } from './routes/uploads.ts';
import { originRule } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { whoAsks } from './who-asks.ts';

/**
 * Fastify trusts nobody when given a number, since it cannot tell whether that many proxies are there. Whoever sets one says
 * that they are, and that nobody reaches this port past them.
 */
const trusted = (proxies: Config['TRUST_PROXY']) =>
  typeof proxies === 'number' ? (_address: string, hop: number) => hop < proxies : proxies;

/** `clientFolder` is where the built client lies; it may be missing. The server is not listening yet. */
export async function createHttp(parts: Parts, clientFolder: string): Promise<Http> {
  const answer = answerThrown(parts.given.log);
  const http: Http = fastify({
    logger: false,
    trustProxy: trusted(parts.config.TRUST_PROXY),
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answer,
    // Connections are closed by close() of app.ts, once what runs on them has ended.
    forceCloseConnections: 'idle' as const,
  }).withTypeProvider<ZodTypeProvider>();
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler(answer);

  await securityHeaders(http, parts.config);
  originRule(http, parts.config);
  await limits(http);
  await describeApi(http);
  await http.register(
    async (api: Http) => {
      await whoAsks(api, parts);
      peopleRoutes(api, parts);
      await api.register(async (apart: Http) => datasetRoutes(apart, parts));
      await api.register(async (apart: Http) => datasetLookRoutes(apart, parts));
      await api.register(async (apart: Http) => uploadFileRoute(apart, parts));
      uploadRoutes(api, parts);
      roomRoutes(api, parts);
      rubricRoutes(api, parts);
      exampleRoutes(api, parts);
      calibrationRoutes(api, parts);
      openingRoutes(api, parts);
      decidingRoutes(api, parts);
      inviteRoutes(api, parts);
      pageRoutes(api, parts);
    },
    { prefix: '/api' },
  );
  healthRoutes(http, parts);
  await clientFiles(http, clientFolder);
  return http;
}
