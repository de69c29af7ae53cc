// What cannot be read is refused with a problem that names the field, on every route that takes anything.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { aRoom, type TestRoom } from '../../support/factories.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

let app: RunningApp<typeof realClock>;
let room: TestRoom;
let lead: Visitor;
beforeAll(async () => {
  app = await startApp({ clock: realClock });
  room = await aRoom(app.given);
  lead = await app.signedIn(room.lead.user);
});
afterAll(() => app.close());

const aRoomToMake = () => ({
  ...{ title: 'Room', dataset: room.dataset, start: 0, count: 2 },
  ...{ rubric: { template: 'helpfulness' }, pace: 'together' },
});
const token = 'x'.repeat(43);
const here = (path: string) => `/api/rooms/ROOM/${path}`;

test.each<[route: string, body: unknown, field: string]>([
  ['POST /api/links/look', { token: 'short' }, 'token'],
  ['POST /api/links/look', undefined, 'the whole'],
  ['POST /api/sign-in', { token, name: '   ' }, 'name'],
  ['POST /api/sign-in', { token, name: 'x'.repeat(61) }, 'name'],
  ['POST /api/join', { token: 7 }, 'token'],
  ['POST /api/join', { token, role: 'lead' }, 'the whole'],
  ['POST /api/datasets?file=rows.jsonl&import=short', undefined, 'import'],
  ['POST /api/datasets?import=AAAAAAAAAAAAAAAAAAAAAA', undefined, 'file'],
  ['GET /api/datasets/none', undefined, 'dataset'],
  ['DELETE /api/datasets/none', undefined, 'dataset'],
  ['GET /api/datasets/DATASET/examples?start=-1', undefined, 'start'],
  ['GET /api/datasets/DATASET/examples?count=101', undefined, 'count'],
  ['GET /api/datasets/DATASET/window?start=0&count=all', undefined, 'count'],
  ['GET /api/datasets/DATASET/window?count=2', undefined, 'start'],
  ['POST /api/rooms', { title: ' ' }, 'title'],
  ['POST /api/rooms', { pace: 'hurried' }, 'pace'],
  ['POST /api/rooms', { rubric: { template: 'none' } }, 'rubric'],
  ['POST /api/rooms', { start: 'somewhere' }, 'start'],
  ['GET /api/rooms/none', undefined, 'room'],
  ['GET /api/rooms/none/progress', undefined, 'room'],
  [`GET ${here('examples?count=0')}`, undefined, 'count'],
  [`GET ${here('examples/none')}`, undefined, 'example'],
  [`GET ${here('examples/none/sight')}`, undefined, 'example'],
  [`POST ${here('examples/none/opening')}`, undefined, 'example'],
  [`GET ${here('examples/none/table')}`, undefined, 'example'],
  [`POST ${here('examples/none/peek')}`, undefined, 'example'],
  [`POST ${here('reveals')}`, { examples: [] }, 'examples'],
  [`POST ${here('reveals')}`, { examples: 'some' }, 'examples'],
  ['GET /api/rooms/none/judgments', undefined, 'room'],
  ['GET /api/rooms/none/invites', undefined, 'room'],
  [`POST ${here('invites')}`, { role: 'owner', standing: 'novice' }, 'role'],
  [`POST ${here('invites')}`, { role: 'trainer', standing: 'novice', uses: 0 }, 'uses'],
  [`DELETE ${here('invites/none')}`, undefined, 'invite'],
  [`DELETE ${here('members/none')}`, undefined, 'member'],
])('[A20] %s with %j names %s', async (route, body, field) => {
  const [method = '', path = ''] = route.replace('ROOM', room.id).replace('DATASET', room.dataset).split(' ');
  const whole = path === '/api/rooms' ? { ...aRoomToMake(), ...(body as object) } : body;
  const answer = await lead.ask(method, path, { body: whole });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ type: 'urn:tableread:bad-request', status: 400, code: 'bad-request' });
  expect(answer.body.detail).toMatch(new RegExp(`^${field}[.\\w]*: .+\\.$`));
});

test('[A20] several faults are all named', async () => {
  const { body } = await lead.post('/api/rooms', { ...aRoomToMake(), title: '', pace: 'hurried' });
  expect(body.detail).toMatch(/title: Give the room a title\. .*pace: /);
});

test.each([
  ['{"token":', 'application/json', 400, 'bad-request'],
  ['token=1', 'application/x-www-form-urlencoded', 400, 'bad-request'],
  ['', 'application/json', 400, 'bad-request'],
  [JSON.stringify({ token: 'x'.repeat(1024 * 1024) }), 'application/json', 413, 'too-large'],
  ['{"__proto__":{"a":1}}', 'application/json', 400, 'bad-request'],
])('a body that is no JSON of at most 1 MB is refused: %.20s as %s', async (body, type, status, code) => {
  const answer = await app.visitor().post('/api/links/look', body, { 'content-type': type });
  expect(answer).toMatchObject({ status, body: { status, code } });
});

test.each(['/api/none', '/api/rooms/none/none', '/assets/none.js', '/%zz', '/none.js'])(
  '%s is answered with a problem, not a page',
  async (path) => {
    const answer = await app.visitor().get(path, { accept: '*/*' });
    expect(answer.body).toMatchObject({ code: path === '/%zz' ? 'bad-request' : 'not-found' });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  },
);

test('a fault of the server says nothing of its cause to the one who asked, and writes it down', async () => {
  const { given } = app;
  const { read } = given.database;
  const burn = () => {
    throw new Error('the disk is on fire');
  };
  given.faults.length = 0;
  Object.assign(given.database, { read: { select: burn } });
  const answer = await lead.get('/api/rooms').finally(() => Object.assign(given.database, { read }));
  expect(answer).toMatchObject({ status: 500, body: { code: 'fault' } });
  expect(JSON.stringify(answer.body)).not.toContain('fire');
  expect(given.faults.join()).toContain('GET /api/rooms failed');
});
