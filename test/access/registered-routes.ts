// Every route that the server registers, as the router itself prints them.
import { readConfig } from '../../server/config.ts';
import { createHttp } from '../../server/http/create-http.ts';
import type { Http, Parts } from '../../server/http/parts.ts';

/** Nothing of this is used until a request comes. */
const parts = {
  ...{ given: { log: { info: () => undefined, error: () => undefined } }, plane: {}, changes: {} },
  ...{ config: readConfig({}), announce: () => undefined, closing: new AbortController().signal },
} as unknown as Parts;

/** The HTTP plane without anything behind it. */
export async function bareHttp(): Promise<Http> {
  const http = await createHttp(parts, 'no client');
  await http.ready();
  return http;
}

/** `GET /api/rooms/{room}`…, from the tree the router prints; HEAD goes with GET. */
export function registeredRoutes(http: Http): string[] {
  const above: string[] = [];
  return http
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = /^([│├└─\s]*)(\S+) \(([^)]+)\)/.exec(line) ?? [];
      if (part === '') return [];
      const depth = indent.length / 4;
      const path = `${above[depth - 1] ?? ''}${part}`;
      above[depth] = path;
      return methods.split(', ').map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    })
    .filter((route) => !route.startsWith('HEAD '));
}
