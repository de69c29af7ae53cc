// Requests that change something, and sockets, must come from our own pages.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sameOrigin } from '../../../server/http/same-origin.ts';
import { realClock } from '../../../server/real-clock.ts';
import { newId } from '../../../shared/room/ids.ts';
import { type RunningApp, startApp } from '../../support/start-app.ts';

let app: RunningApp<typeof realClock>;
beforeAll(async () => {
  app = await startApp({ clock: realClock, env: { PUBLIC_URL: 'https://tableread.example.org' } });
});
afterAll(() => app.close());

/** A whole request by hand: fetch writes some headers itself. Answers with the status. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<number> {
  const { host, hostname, port } = new URL(app.address);
  const lines = [`${method} ${path} HTTP/1.1`, `Host: ${host}`];
  for (const [name, value] of Object.entries({ 'content-length': '0', ...headers })) lines.push(`${name}: ${value}`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1.1 (\d+)/.exec(data.toString())?.[1]));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

const origins: [name: string, headers: () => Record<string, string>, passes: boolean][] = [
  ['our own', () => ({ origin: app.address }), true],
  ['PUBLIC_URL', () => ({ origin: 'https://tableread.example.org' }), true],
  ['a foreign one', () => ({ origin: 'https://evil.example' }), false],
  ['one that begins like ours', () => ({ origin: `${app.address}.evil.example` }), false],
  ['our name on another port', () => ({ origin: 'http://127.0.0.1:1' }), false],
  ['null', () => ({ origin: 'null' }), false],
  ['another scheme', () => ({ origin: app.address.replace('http', 'ftp') }), false],
  ['none, from a browser on another site', () => ({ 'sec-fetch-site': 'cross-site' }), false],
  ['none, from a browser on a site beside ours', () => ({ 'sec-fetch-site': 'same-site' }), false],
];

test.each(origins)('[A14] a POST with origin %s', async (_name, headers, passes) => {
  const { cookie = '' } = await app.signedIn();
  expect(await ask('POST', '/api/sign-out', { ...headers(), cookie })).toBe(passes ? 204 : 403);
});

test('[A14] a POST without origin is let through when no browser made it', async () => {
  const { cookie = '' } = await app.signedIn();
  expect(await ask('POST', '/api/sign-out', { cookie })).toBe(204);
});

test('[A14] what only reads is answered whoever asks, with the session that the browser sends', async () => {
  const { cookie = '' } = await app.signedIn();
  expect(await ask('GET', '/api/me', { origin: 'https://evil.example', cookie })).toBe(200);
});

test('[A14] the refusal comes before the session is looked at, and says what to do', async () => {
  const answer = await app.visitor().post('/api/rooms', {}, { origin: 'https://evil.example' });
  expect(answer).toMatchObject({ status: 403, body: { code: 'wrong-origin' } });
  expect(answer.body.detail).toContain('PUBLIC_URL');
});

test.each(origins)('[A15] a socket with origin %s', async (_name, headers, passes) => {
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const key = { 'sec-websocket-key': Buffer.alloc(16).toString('base64') };
  const status = await ask('GET', `/sync/v1/desk/${newId(app.given.random)}`, { ...upgrade, ...key, ...headers() });
  // One whose origin passes is asked for a session next.
  expect(status).toBe(passes ? 401 : 403);
});

test('[A15] a socket without origin is refused; a client that is no browser sends ours', () => {
  const config = { PUBLIC_URL: undefined };
  const host = 'tableread.example.org';
  expect(sameOrigin({ headers: { host } }, config)).toBe(false);
  expect(sameOrigin({ headers: { host, origin: `http://${host}` } }, config)).toBe(true);
  expect(sameOrigin({ headers: { host: host.toUpperCase(), origin: `https://${host}` } }, config)).toBe(true);
});

test('[A15] a page’s own GET, from which browsers leave the origin out, passes', () => {
  expect(sameOrigin({ headers: { host: 'h', 'sec-fetch-site': 'same-origin' } }, { PUBLIC_URL: undefined })).toBe(true);
});

test('an upgrade to an address that is none is refused', async () => {
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', origin: app.address };
  expect(await ask('GET', '/elsewhere', upgrade)).toBe(404);
  expect(await ask('GET', '/socket.iox/', upgrade)).toBe(404);
});
