// What every answer tells the browser: what it may load and run, who may frame it, what it may keep.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { aRoom, type TestRoom } from '../../support/factories.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

let app: RunningApp<typeof realClock>;
let room: TestRoom;
let lead: Visitor;
beforeAll(async () => {
  app = await startApp({ clock: realClock, env: { PUBLIC_URL: 'https://tableread.example.org' } });
  room = await aRoom(app.given);
  lead = await app.signedIn(room.lead.user);
});
afterAll(() => app.close());

const policyOf = (headers: Headers) =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split(';').map((each) => {
      const [name = '', ...sources] = each.trim().split(' ');
      return [name, sources];
    }),
  );

test.each(['/api/me', '/api/none', '/', '/healthz', '/api/'])(
  '[A19] %s says what browsers must not do',
  async (path) => {
    const { headers } = await app.visitor().get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(policyOf(headers)).toMatchObject({
      'default-src': ["'none'"],
      'connect-src': ["'self'"],
      'base-uri': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
  },
);

test('[A19] scripts are ours alone, and styles too but for those that carry the nonce of this one answer', async () => {
  const [first, second] = [await app.visitor().get('/'), await app.visitor().get('/')].map(({ headers }) =>
    policyOf(headers),
  );
  for (const policy of [first, second]) {
    expect(policy?.['script-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-[0-9a-f]{32}'$/)]);
    expect(policy?.['style-src']).toEqual(["'self'", expect.stringMatching(/^'nonce-[0-9a-f]{32}'$/)]);
    expect(policy?.['img-src']).toEqual(["'self'", 'data:', 'blob:']);
  }
  expect(first?.['style-src']).not.toEqual(second?.['style-src']);
});

test('[A19] the page about the API runs no script but its own', async () => {
  const { headers, body } = await app.visitor().get('/api/');
  const policy = policyOf(headers);
  const nonce = /'nonce-(\w+)'/.exec(policy['script-src']?.join(' ') ?? '')?.[1];
  expect(policy['script-src']).toEqual(["'self'", `'nonce-${nonce}'`]);
  expect(body.match(/<script/g)).toHaveLength(body.split(`nonce="${nonce}"`).length - 1);
});

describe('[A21] what a browser may keep', () => {
  const keeps = { 'cache-control': 'private, max-age=31536000, immutable', vary: 'Cookie' };

  test('an example never changes, so a browser may keep it, for this person alone', async () => {
    for (const path of ['examples', `examples/${room.examples[1]}`]) {
      const { status, headers } = await lead.get(`/api/rooms/${room.id}/${path}`);
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject(keeps);
      const again = await lead.get(`/api/rooms/${room.id}/${path}`, { 'if-none-match': headers.get('etag') ?? '' });
      expect(again).toMatchObject({ status: 304, body: '' });
    }
  });

  test('another page of examples is another answer', async () => {
    const tags = ['', '?from=1', '?count=1', '?from=1&count=1'].map(async (query) =>
      (await lead.get(`/api/rooms/${room.id}/examples${query}`)).headers.get('etag'),
    );
    expect(new Set(await Promise.all(tags)).size).toBe(4);
  });

  test('whoever may not read is not told that nothing changed', async () => {
    const path = `/api/rooms/${room.id}/examples`;
    const tag = (await lead.get(path)).headers.get('etag') ?? '';
    const stranger = await app.signedIn();
    expect(await stranger.get(path, { 'if-none-match': tag })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  test('nothing else is kept', async () => {
    for (const path of ['/api/me', `/api/rooms/${room.id}`, `/api/rooms/${room.id}/progress`, '/api/none', '/']) {
      expect((await lead.get(path)).headers.get('cache-control')).toBe('no-store');
    }
  });
});
