// The description of the API: complete, and made from the same schemas that answers are checked by.
import { expect, test } from 'vitest';
import { bareHttp, registeredRoutes } from '../../access/registered-routes.ts';

const http = await bareHttp();
const response = await http.inject('/api/openapi.json');
const api = response.json();

interface Operation {
  tags: string[];
  summary: string;
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
  requestBody?: { content: object };
}
const operations = Object.entries(api.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
);

test('[R26] it lists every route under /api, but for itself and its page', () => {
  const own = ['GET /api', 'GET /api/openapi.json', 'GET /api/js/scalar.js'];
  const all = registeredRoutes(http).filter((route) => route.includes(' /api') && !own.includes(route));
  expect(all.length).toBeGreaterThan(25);
  expect(operations.map(({ route }) => route).sort()).toEqual(all.sort());
});

test('it is OpenAPI 3.1', () => {
  expect(api.openapi).toBe('3.1.0');
  expect(response.headers['content-type']).toMatch(/^application\/json/);
});

test.each(operations)('[R26] $route says what it is for, what it answers and how it refuses', ({ operation }) => {
  const { tags, summary, responses } = operation;
  expect(api.tags.map(({ name }: { name: string }) => name)).toContain(tags[0]);
  expect(summary).toMatch(/^[A-Z]/);
  const done = Object.keys(responses).find((status) => status.startsWith('2')) ?? '';
  expect(responses[done]?.description).not.toMatch(/^(Default Response)?$/);
  if (done !== '204') expect(Object.keys(responses[done]?.content ?? {})).toEqual(['application/json']);
  const refused = responses['4XX']?.content?.['application/problem+json']?.schema;
  expect(refused?.$ref).toBe('#/components/schemas/Problem');
});

test('[R26] every route that takes a body says which', () => {
  const bodyless = ['POST /api/sign-out', /opening$/, /peek$/, /drafts\/\{response\}$/, /^(GET|DELETE) /];
  for (const { route, operation } of operations) {
    if (bodyless.some((each) => (typeof each === 'string' ? each === route : each.test(route)))) continue;
    expect(Object.keys(operation.requestBody?.content ?? {}), route).toHaveLength(1);
  }
});

test('[R26] every schema that is named is there, and every one that is there is used', () => {
  const named = new Set(
    [...response.body.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name),
  );
  expect([...named].sort()).toEqual(Object.keys(api.components.schemas).sort());
});

test('the page about it is served, with its script', async () => {
  const page = await http.inject('/api/');
  expect(page.headers['content-type']).toMatch(/^text\/html/);
  expect(page.body).toContain('/api/openapi.json');
  expect((await http.inject('/api')).statusCode).toBeLessThan(400);
  const script = await http.inject('/api/js/scalar.js');
  expect(script.headers['content-type']).toMatch(/javascript/);
});
