// Sign-in links and sessions: who gets in, once, and for how long.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSignInLink } from '../../../server/people/sign-in-link.ts';
import type { Me } from '../../../shared/protocol/people.ts';
import { aUser } from '../../support/factories.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let app: RunningApp<FakeClock>;
beforeAll(async () => {
  app = await startApp({ env: { SESSION_DAYS: '30' } });
});
afterAll(() => app.close());

const aLink = async (person: Partial<Me> = {}) => {
  const user = await aUser(app.given, person);
  return { user, token: await makeSignInLink(app.given, user.id) };
};
const signIn = (who: Visitor, body: object) => who.post('/api/sign-in', body);
const isIn = async (who: Visitor) => (await who.get('/api/me')).status === 200;

const sessions = async (user: string) => {
  const { read, tables } = app.given.database;
  return (await read.select().from(tables.authSession)).filter((row) => row.user === user);
};

test('[A1] a sign-in link lets its person in, once', async () => {
  const { user, token } = await aLink({ name: 'Lea', mayLead: true });
  const [lea, thief] = [app.visitor(), app.visitor()];
  expect(await signIn(lea, { token })).toMatchObject({ status: 200, body: user });
  expect((await lea.get('/api/me')).body).toEqual(user);
  expect(await signIn(thief, { token })).toMatchObject({ status: 410, body: { code: 'link-used' } });
  expect(await isIn(thief)).toBe(false);
});

test('[A1] of many who try a link at once, one gets in', async () => {
  const { token } = await aLink();
  const tries = await Promise.all(Array.from({ length: 8 }, () => signIn(app.visitor(), { token })));
  expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(410)]);
});

test('[A1] a link works for 24 hours', async () => {
  const [early, late] = [await aLink(), await aLink()];
  app.given.clock.advance(DAY_MS - 1);
  expect((await signIn(app.visitor(), { token: early.token })).status).toBe(200);
  app.given.clock.advance(1);
  expect((await signIn(app.visitor(), { token: late.token })).status).toBe(410);
});

test('[A1] a new link withdraws the earlier ones of that person, and of nobody else', async () => {
  const [lea, tom] = [await aLink(), await aLink()];
  const fresh = await makeSignInLink(app.given, lea.user.id);
  expect((await signIn(app.visitor(), { token: lea.token })).status).toBe(410);
  expect((await signIn(app.visitor(), { token: fresh })).status).toBe(200);
  expect((await signIn(app.visitor(), { token: tom.token })).status).toBe(200);
});

test('[A2] unknown, used, expired and withdrawn links are refused in the same words', async () => {
  const [used, withdrawn, expired] = [await aLink(), await aLink(), await aLink()];
  await signIn(app.visitor(), { token: used.token });
  await makeSignInLink(app.given, withdrawn.user.id);
  app.given.clock.advance(DAY_MS);
  const tokens = ['x'.repeat(43), used.token, withdrawn.token, expired.token];
  for (const route of ['/api/sign-in', '/api/links/look', '/api/join']) {
    const answers = await Promise.all(
      tokens.map((token) =>
        app.visitor().post(route, { token, ...(route === '/api/links/look' ? {} : { name: 'Eve' }) }),
      ),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify({ status, body }))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 410, body: { code: 'link-used' } });
  }
});

test('[A3] looking at a link uses nothing up', async () => {
  const { token } = await aLink({ name: 'Lea' });
  for (let n = 0; n < 3; n++) {
    expect(await app.visitor().post('/api/links/look', { token })).toMatchObject({
      status: 200,
      body: { for: 'sign-in', name: 'Lea' },
    });
  }
  expect((await signIn(app.visitor(), { token })).status).toBe(200);
});

test('[A3] nothing but a POST takes the secret of a link', async () => {
  const { token } = await aLink();
  for (const address of [`/api/sign-in?token=${token}`, `/api/join?token=${token}`, `/sign-in?token=${token}`]) {
    await app.visitor().get(address);
  }
  expect((await signIn(app.visitor(), { token })).status).toBe(200);
});

test('one who has no name yet gives one, and loses nothing by forgetting to', async () => {
  const { token } = await aLink({ name: '' });
  const who = app.visitor();
  expect((await who.post('/api/links/look', { token })).body).toEqual({ for: 'sign-in' });
  expect(await signIn(who, { token })).toMatchObject({ status: 400, body: { detail: 'name: Give a name.' } });
  expect((await signIn(who, { token, name: '  Lea \u00a0 Meyer ' })).body).toMatchObject({ name: 'Lea Meyer' });
});

test('[A8] of a link and of a session only the SHA-256 is stored', async () => {
  const { user, token } = await aLink();
  const who = app.visitor();
  await signIn(who, { token });
  const secret = who.cookie?.split('=')[1] ?? '';
  expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect((await sessions(user.id)).map(({ hash }) => hash)).toEqual([
    createHash('sha256').update(secret).digest('hex'),
  ]);
  const { read, tables } = app.given.database;
  const stored = JSON.stringify([
    await read.select().from(tables.signInLink),
    await read.select().from(tables.authSession),
    await read.select().from(tables.auditEvent),
  ]);
  expect(stored).toContain(createHash('sha256').update(token).digest('hex'));
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(secret);
});

test('[A9] the cookie is kept from scripts and from other sites', async () => {
  const { token } = await aLink();
  const answer = await signIn(app.visitor(), { token });
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^tableread_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
});

test.each([
  ['https://tableread.example.org', {}, true],
  ['http://tableread.example.org', {}, false],
  [undefined, { 'x-forwarded-proto': 'https' }, true],
])('[A9] with the public address %s and headers %j the cookie is secure: %s', async (address, headers, secure) => {
  await using app = await startApp({ env: address === undefined ? {} : { PUBLIC_URL: address } });
  const token = await makeSignInLink(app.given, (await aUser(app.given)).id);
  const answer = await app.visitor().post('/api/sign-in', { token }, headers);
  expect(answer.headers.getSetCookie().join().includes('; Secure')).toBe(secure);
});

test('[A10] a session ends 30 days after the last visit', async () => {
  const who = await app.signedIn();
  for (let visit = 0; visit < 3; visit++) {
    app.given.clock.advance(29 * DAY_MS);
    expect(await isIn(who)).toBe(true);
  }
  app.given.clock.advance(30 * DAY_MS);
  expect(await isIn(who)).toBe(false);
});

test('[A10] a visit is written down, and the cookie set anew, at most once a day', async () => {
  const who = await app.signedIn();
  const visit = async (after: number) => {
    app.given.clock.advance(after);
    const { headers } = await who.get('/api/me');
    return { cookies: headers.getSetCookie().length, until: (await sessions(who.id))[0]?.expiresAt };
  };
  const start = (await sessions(who.id))[0]?.expiresAt ?? 0;
  expect(await visit(DAY_MS - 1)).toEqual({ cookies: 0, until: start });
  expect(await visit(1)).toEqual({ cookies: 1, until: start + DAY_MS });
  expect(await visit(HOUR_MS)).toEqual({ cookies: 0, until: start + DAY_MS });
});

test('while nothing can be saved, people stay signed in and can read', async () => {
  const who = await app.signedIn();
  app.given.clock.advance(2 * DAY_MS);
  const { write } = app.given.database;
  Object.assign(app.given.database, { write: () => Promise.reject(new Error('the disk is full')) });
  const answer = await who.get('/api/me').finally(() => Object.assign(app.given.database, { write }));
  expect(answer.status).toBe(200);
  expect(app.given.faults.join()).toContain('the disk is full');
});

test('[A10] a session ends when its person signs out, in this browser alone', async () => {
  const laptop = await app.signedIn({ name: 'Tom' });
  const phone = await app.signedIn(laptop.user);
  const stolen = laptop.cookie;
  const answer = await laptop.post('/api/sign-out');
  expect(answer.status).toBe(204);
  expect(answer.headers.getSetCookie().join()).toMatch(/^tableread_session=; Max-Age=0; Path=\//);
  laptop.cookie = stolen;
  expect(await isIn(laptop)).toBe(false);
  expect(await isIn(phone)).toBe(true);
});

test('[A10] signing in ends the session that the browser held before', async () => {
  const { user, token } = await aLink();
  const who = await app.signedIn(user);
  await signIn(who, { token });
  expect(await isIn(who)).toBe(true);
  expect(await sessions(user.id)).toHaveLength(1);
});

test('sessions that have expired are cleared away when somebody signs in', async () => {
  const gone = await app.signedIn();
  app.given.clock.advance(30 * DAY_MS);
  const { token } = await aLink();
  await signIn(app.visitor(), { token });
  expect(await sessions(gone.id)).toEqual([]);
});

test.each([
  '',
  'tableread_session=',
  `tableread_session=${'x'.repeat(43)}`,
  `other=${'x'.repeat(43)}`,
  'tableread_session=../x',
])('the cookie %j is no session', async (cookie) => {
  const who = app.visitor();
  who.cookie = cookie;
  expect(await isIn(who)).toBe(false);
});

test('a session is found among other cookies', async () => {
  const who = await app.signedIn();
  who.cookie = `theme=dark; ${who.cookie}; tableread=1`;
  expect(await isIn(who)).toBe(true);
});
