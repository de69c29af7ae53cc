// Who may do what over HTTP: one row for every route of the API, tried by everyone who could ask.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import { newId } from '../../../shared/room/ids.ts';
import { type Action, may, type Role } from '../../../shared/room/roles.ts';
import { aDataset, aMember, aRoom, type TestMember, type TestRoom } from '../../support/factories.ts';
import { type RunningApp, startApp, type Visitor } from '../../support/start-app.ts';

let app: RunningApp<typeof realClock>;
beforeAll(async () => {
  app = await startApp({ clock: realClock });
});
afterAll(() => app.close());

/** What a request is made of: a room with its people, and things in it that can be had or taken away. */
interface Scene {
  room: TestRoom;
  tom: TestMember;
  example: string;
  invite: { id: string; token: string };
  /** A dataset that no room uses. */
  dataset: string;
  /** A file that was sent by whoever asks. */
  upload?: string;
}

interface Row {
  /** `anyone`; `signed-in`; `may-lead`, wherever they are; or an action of the table of roles, in the room. */
  needs: 'anyone' | 'signed-in' | 'may-lead' | Action;
  body?: (scene: Scene) => unknown;
  query?: (scene: Scene) => string;
  /** The status of one who may; 200 unless said. */
  done?: number;
  /** What they do before. */
  first?: (who: Visitor, scene: Scene) => Promise<unknown>;
}

const anInvite = { role: 'trainer', standing: 'novice' };
const opening = ({ room, example }: Scene) => `/api/rooms/${room.id}/examples/${example}/opening`;

const byFormat = { format: 'text' };

/** A file of one's own: nobody finds another's. */
async function sendsFile(who: Visitor, scene: Scene): Promise<void> {
  const { status, body } = await who.post('/api/uploads?file=rows.jsonl', '{"text":"one"}\n');
  scene.upload = status === 201 ? body.upload : newId(app.given.random);
}

const rows: Record<string, Row> = {
  'GET /api/me': { needs: 'signed-in' },
  'POST /api/links/look': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token }) },
  // The link is for joining only: a sign-in link has one use, and here five people try.
  'POST /api/sign-in': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token }), done: 410 },
  'POST /api/join': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token, name: 'Nora' }) },
  'POST /api/sign-out': { needs: 'signed-in', done: 204 },
  'GET /api/datasets': { needs: 'may-lead' },
  'POST /api/datasets': {
    needs: 'may-lead',
    query: () => `?file=rows.jsonl&import=${newId(app.given.random)}`,
    body: () => '{"text":"one"}\n{"text":"two"}\n',
    done: 201,
  },
  'GET /api/datasets/{dataset}': { needs: 'may-lead' },
  'GET /api/datasets/{dataset}/examples': { needs: 'may-lead' },
  'GET /api/datasets/{dataset}/window': { needs: 'may-lead', query: () => '?start=0&count=2' },
  'GET /api/datasets/{dataset}/strip': { needs: 'may-lead' },
  'GET /api/datasets/{dataset}/changes': { needs: 'may-lead', query: ({ dataset }) => `?since=${dataset}` },
  'DELETE /api/datasets/{dataset}': { needs: 'may-lead', done: 204 },
  'POST /api/uploads': {
    needs: 'may-lead',
    query: () => '?file=rows.jsonl',
    body: () => '{"text":"one"}\n',
    done: 201,
  },
  'GET /api/uploads/{upload}': { needs: 'may-lead', first: sendsFile },
  'POST /api/uploads/{upload}/preview': { needs: 'may-lead', first: sendsFile, body: () => ({ mapping: byFormat }) },
  'POST /api/uploads/{upload}/import': {
    needs: 'may-lead',
    first: sendsFile,
    body: () => ({ mapping: byFormat, import: newId(app.given.random) }),
    done: 201,
  },
  'DELETE /api/uploads/{upload}': { needs: 'may-lead', first: sendsFile, done: 204 },
  'GET /api/rubric-templates': { needs: 'signed-in' },
  'GET /api/rooms': { needs: 'signed-in' },
  'POST /api/rooms': {
    needs: 'may-lead',
    body: ({ dataset }) => ({
      ...{ title: 'Another', dataset, start: 0, count: 2 },
      ...{ rubric: { template: 'preference' }, pace: 'solo' },
    }),
    done: 201,
  },
  'GET /api/rooms/{room}': { needs: 'read' },
  'GET /api/rooms/{room}/progress': { needs: 'read' },
  'GET /api/rooms/{room}/examples': { needs: 'read' },
  'GET /api/rooms/{room}/examples/{example}': { needs: 'read' },
  'GET /api/rooms/{room}/examples/{example}/sight': { needs: 'read' },
  'POST /api/rooms/{room}/examples/{example}/opening': { needs: 'read' },
  'GET /api/rooms/{room}/examples/{example}/table': {
    needs: 'read',
    first: (who, scene) => who.post(opening(scene)),
  },
  'POST /api/rooms/{room}/examples/{example}/peek': { needs: 'peek' },
  'POST /api/rooms/{room}/reveals': { needs: 'reveal', body: ({ example }) => ({ examples: [example] }) },
  'GET /api/rooms/{room}/judgments': { needs: 'read' },
  'GET /api/rooms/{room}/invites': { needs: 'invite' },
  'POST /api/rooms/{room}/invites': { needs: 'invite', body: () => anInvite, done: 201 },
  'DELETE /api/rooms/{room}/invites/{invite}': { needs: 'invite', done: 204 },
  'DELETE /api/rooms/{room}/members/{member}': { needs: 'moderate', done: 204 },
};

const people = ['nobody', 'stranger', 'foreign lead', 'observer', 'trainer', 'lead'] as const;
type Who = (typeof people)[number];
const roleOf: Partial<Record<Who, Role>> = { observer: 'observer', trainer: 'trainer', lead: 'lead' };

async function aScene(): Promise<{ scene: Scene; as: Record<Who, Visitor> }> {
  const room = await aRoom(app.given, { pace: 'open' });
  const { id: dataset } = await aDataset(app.given);
  const tom = await aMember(app.given, { room: room.id });
  const observer = await aMember(app.given, { room: room.id, role: 'observer' });
  const lead = await app.signedIn(room.lead.user);
  const made = await lead.post(`/api/rooms/${room.id}/invites`, anInvite);
  const invite = { id: made.body.invite.id, token: made.body.token };
  const as = {
    nobody: app.visitor(),
    stranger: await app.signedIn(),
    'foreign lead': await app.signedIn((await aRoom(app.given)).lead.user),
    observer: await app.signedIn(observer.user),
    trainer: await app.signedIn((await aMember(app.given, { room: room.id, name: 'Tina' })).user),
    lead,
  };
  return { scene: { room, tom, example: room.examples[0] ?? '', invite, dataset }, as };
}

/** The status and code everyone must get. */
function expected(who: Who, { needs, done = 200 }: Row): { status: number; code?: string } {
  const leads = who === 'lead' || who === 'foreign lead';
  if (needs === 'anyone') return { status: done };
  if (who === 'nobody') return { status: 401, code: 'signed-out' };
  if (needs === 'signed-in') return { status: done };
  if (needs === 'may-lead') return leads ? { status: done } : { status: 403, code: 'not-allowed' };
  const role = roleOf[who];
  if (role === undefined) return { status: 404, code: 'not-found' };
  return may(role, needs) ? { status: done } : { status: 403, code: 'not-allowed' };
}

test('[A11] every route of the API has a row in this table', async () => {
  const { paths } = (await app.visitor().get('/api/openapi.json')).body;
  const routes = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(rows).sort()).toEqual(routes.sort());
});

test.each(Object.entries(rows))(
  '[A11] [A13] %s answers those who may, and refuses everybody else',
  async (route, row) => {
    const [method = '', path = ''] = route.split(' ');
    let { scene, as } = await aScene();
    for (const who of people) {
      // What one has deleted, the next cannot.
      if (method === 'DELETE') ({ scene, as } = await aScene());
      await row.first?.(as[who], scene);
      const ids = { ...scene, room: scene.room.id, member: scene.tom.id, invite: scene.invite.id };
      const address = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => String(ids[name]));
      const answer = await as[who].ask(method, `${address}${row.query?.(scene) ?? ''}`, { body: row.body?.(scene) });
      const { status, code } = expected(who, row);
      expect({ who, status: answer.status, code: answer.body.code }, JSON.stringify(answer.body)).toEqual({
        who,
        status,
        code: code ?? answer.body.code,
      });
    }
  },
);

test.each(Object.entries(rows).filter(([route]) => route.includes('{room}')))(
  '[A12] %s answers about a foreign room as about one that does not exist',
  async (route, row) => {
    const [method = '', path = ''] = route.split(' ');
    const { scene, as } = await aScene();
    const ask = (room: string) => {
      const ids = { ...scene, room, member: scene.tom.id, invite: scene.invite.id };
      const address = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => String(ids[name]));
      return as.stranger.ask(method, `${address}${row.query?.(scene) ?? ''}`, { body: row.body?.(scene) });
    };
    const foreign = await ask(scene.room.id);
    const unknown = await ask(newId(app.given.random));
    expect(foreign.status).toBe(404);
    expect({ status: unknown.status, body: unknown.body }).toEqual({ status: foreign.status, body: foreign.body });
  },
);
