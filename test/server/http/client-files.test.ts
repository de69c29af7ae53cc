// The built client: its page at every address of a page, its files, and nothing else of the disk.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { type RunningApp, startApp } from '../../support/start-app.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('client');
const script = 'console.log("a client");'.repeat(100);
let app: RunningApp<typeof realClock>;

beforeAll(async () => {
  const client = path.join(folder.path, 'dist', 'client');
  mkdirSync(path.join(client, 'assets'), { recursive: true });
  writeFileSync(path.join(folder.path, 'secret.txt'), 'secret');
  writeFileSync(path.join(client, 'index.html'), '<html><script nonce="__CSP_NONCE__"></script>__CSP_NONCE__</html>');
  writeFileSync(path.join(client, 'assets', 'main-abc123.js'), script);
  writeFileSync(path.join(client, 'assets', 'main-abc123.js.br'), brotliCompressSync(script));
  writeFileSync(path.join(client, 'favicon.svg'), '<svg/>');
  app = await startApp({ clock: realClock, client });
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

test.each(['/', '/sign-in', '/join', '/rooms/new?dataset=x', '/rooms/abc/7', '/datasets/abc', '/index.html'])(
  '[R27] %s is the page, with a nonce of its own that its policy names',
  async (address) => {
    const [first, second] = await Promise.all([app.visitor().get(address, html), app.visitor().get(address, html)]);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toMatch(/^text\/html/);
    expect(first.headers.get('cache-control')).toBe('no-store');
    const [, nonce] = /nonce="([0-9a-f]{32})"/.exec(first.body) ?? [];
    expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(first.body).not.toContain('__CSP_NONCE__');
    expect(second.body).not.toContain(nonce);
  },
);

test('[R27] files with a hash in their name are kept for ever and sent as they were compressed', async () => {
  const answer = await app.visitor().get('/assets/main-abc123.js', { 'accept-encoding': 'br' });
  expect(answer.body).toBe(script);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/javascript/),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  expect((await app.visitor().get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2f..%2fsecret.txt',
  '/assets/main-abc123.js.br',
  '/assets/',
])('[R27] %s is not there', async (address) => {
  const { status, body } = await app.visitor().get(address, { accept: '*/*' });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify(body)).not.toContain('"secret"');
});

test.each(['/api/none', '/sync/v1/none', '/assets/none.js'])('%s is never the page', async (address) => {
  expect(await app.visitor().get(address, html)).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('[R27] without a built client, a page says what to do', async () => {
  await using bare = await startApp({ clock: realClock });
  const answer = await bare.visitor().get('/', html);
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('npm start');
  expect((await bare.visitor().get('/healthz')).status).toBe(200);
});

test('whoever watches the server learns that it lives and serves', async () => {
  expect(await app.visitor().get('/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  expect(await app.visitor().get('/readyz')).toMatchObject({ status: 200, body: { ok: true } });
});

test('[R27] the front page is there for whoever asks, whatever they accept', async () => {
  const { status, headers } = await app.visitor().get('/', { accept: '*/*' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('text/html');
});
