// Refusals and faults as HTTP answers: application/problem+json (RFC 9457), made from the one table of failures.
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { FailureCode, failureOf, failures, Refusal } from '../../shared/protocol/failures.ts';
import { RowFault } from '../../shared/protocol/row-fault.ts';
import type { Log } from '../given.ts';

export const Problem = z.strictObject({
  type: z.string().describe('`urn:tableread:` and the code.'),
  title: z.string().describe('A sentence fit to show to a person; it says what to do next.'),
  status: z.int().describe('The HTTP status, again.'),
  code: FailureCode,
  detail: z.string().optional().describe('What was wrong this time; of a request that cannot be read, its field.'),
  row: RowFault.optional().describe(
    'Of a file that cannot be imported: the row that the detail is about, and where in it.',
  ),
});
export type Problem = z.infer<typeof Problem>;

const PROBLEM_TYPE = 'application/problem+json';
const problem = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: Problem } } });

/** For the response schemas of every route. */
export const refusals = {
  '4xx': problem('Refused: the code says why, the title what to do.'),
  '5xx': problem('The server could not do it; nothing was half done.'),
};

export function problemOf(thrown: unknown): Problem {
  const refusal = refusalOf(thrown);
  const { code, says, detail } = failureOf(refusal);
  const row = refusal instanceof Refusal ? refusal.row : undefined;
  const rest = { ...(detail !== undefined && { detail }), ...(row !== undefined && { row }) };
  return { type: `urn:tableread:${code}`, title: says, status: failures[code].status, code, ...rest };
}

/** What Fastify and its parts throw, in our words. */
function refusalOf(thrown: unknown): unknown {
  if (thrown instanceof Refusal) return thrown;
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    return new Refusal('bad-request', thrown.validation.map(fieldFault).join(' '));
  }
  const { statusCode = 500, code = '', message } = thrown as FastifyError;
  if (statusCode === 413) return new Refusal('too-large');
  if (statusCode === 415) return new Refusal('bad-request', 'Send JSON, with content-type: application/json.');
  if (statusCode === 404 || statusCode === 414) return new Refusal('not-found');
  // Messages of Fastify's own faults name what cannot be read; others might name what nobody should know.
  return statusCode < 500 ? new Refusal('bad-request', code.startsWith('FST_') ? message : undefined) : thrown;
}

function fieldFault({ instancePath = '', message = 'cannot be read' }: { instancePath?: string; message?: string }) {
  const field = instancePath.split('/').filter(Boolean).join('.');
  return `${field === '' ? 'the whole' : field}: ${message.replace(/\.?$/, '.')}`;
}

export const sendProblem = (reply: FastifyReply, thrown: unknown): FastifyReply => {
  const body = problemOf(thrown);
  return reply.code(body.status).type(PROBLEM_TYPE).send(body);
};

/** Answers whatever is thrown. What is not a refusal is written down; of the request only method and path, never its secrets. */
export const answerThrown = (log: Log) => (thrown: unknown, req: FastifyRequest, reply: FastifyReply) => {
  if (problemOf(thrown).code === 'fault')
    log.error(`${req.method} ${req.routeOptions.url ?? 'unknown'} failed`, thrown);
  return sendProblem(reply, thrown);
};
