// Who may do what over HTTP: one row for every route that is registered. A route without one fails access.test.ts.
import { newId } from '../../shared/room/ids.ts';
import type { Action } from '../../shared/room/roles.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import { usualSettings } from '../../shared/room/settings.ts';
import type { Asker, Scene, Who } from './scene.ts';

/**
 * To add a route, add its row: what it needs, a body or query that it takes, and what it says of a sealed example.
 * Everybody tries it then, on an example that is sealed for them, one they may open, and one they have opened.
 */
export interface RouteRow {
  /** `anyone`; `signed-in`; `may-lead`, wherever they are; or an action of the table of roles, in the room. */
  needs: 'anyone' | 'signed-in' | 'may-lead' | Action;
  /** What it takes of an example: that it is open to me, that I may open it; nothing unless said. */
  sight?: 'open' | 'may-open';
  body?: (scene: Scene) => unknown;
  query?: (scene: Scene) => string;
  /** Not by everybody, where it would cost much and say nothing. */
  triedBy?: readonly Who[];
  /** The status of one who may; 200 unless said. */
  done?: number;
  /** What they do before. */
  first?: (who: Asker, scene: Scene) => Promise<unknown>;
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const anInvite = { role: 'trainer', standing: 'novice' };
const byFormat = { format: 'text' };

/** A file of one's own: nobody finds another's. */
async function sendsFile(who: Asker, scene: Scene): Promise<void> {
  const { status, body } = await who.post('/api/uploads?file=rows.jsonl', '{"text":"one"}\n');
  scene.upload = status === 201 ? body.upload : newId(random);
}

const aClause = { dimension: 'helpfulness' };
const aChallenge = ({ example }: Scene) => ({
  clause: aClause,
  text: 'It is unclear.',
  evidence: [{ example, says: 'Here.' }],
});
const aRuling = () => ({ clause: aClause, verdict: 'partly', reason: 'It says more than it should.' });

/** A challenge of one's own: another's is not there to withdraw. */
async function challenges(who: Asker, scene: Scene): Promise<void> {
  const { status, body } = await who.post(`/api/rooms/${scene.room}/challenges`, aChallenge(scene));
  scene.challenge = status === 201 ? body.id : newId(random);
}

export const routeRows: Record<string, RouteRow> = {
  'GET /healthz': { needs: 'anyone' },
  'GET /readyz': { needs: 'anyone' },
  'GET /api': { needs: 'anyone', done: 301 },
  'GET /api/openapi.json': { needs: 'anyone' },
  // Three megabytes that are the same for everybody.
  'GET /api/js/scalar.js': { needs: 'anyone', triedBy: ['nobody', 'lead'] },
  'GET /api/me': { needs: 'signed-in' },
  'POST /api/links/look': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token }) },
  // The link is for joining only: a sign-in link has one use, and here five people try.
  'POST /api/sign-in': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token }), done: 410 },
  'POST /api/join': { needs: 'anyone', body: ({ invite }) => ({ token: invite.token, name: 'Nora' }) },
  'POST /api/sign-out': { needs: 'signed-in', done: 204 },
  'GET /api/datasets': { needs: 'may-lead' },
  'POST /api/datasets': {
    needs: 'may-lead',
    query: () => `?file=rows.jsonl&import=${newId(random)}`,
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
    body: () => ({ mapping: byFormat, import: newId(random) }),
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
  'POST /api/rooms/{room}/examples/{example}/opening': { needs: 'read', sight: 'may-open' },
  'GET /api/rooms/{room}/examples/{example}/table': { needs: 'read', sight: 'open' },
  'POST /api/rooms/{room}/examples/{example}/peek': { needs: 'peek' },
  'POST /api/rooms/{room}/examples/{example}/drafts/{response}': { needs: 'annotate', sight: 'open' },
  'GET /api/rooms/{room}/examples/{example}/pages/{text}/authors': { needs: 'read', sight: 'open' },
  'POST /api/rooms/{room}/reveals': { needs: 'reveal', body: ({ example }) => ({ examples: [example] }) },
  'GET /api/rooms/{room}/judgments': { needs: 'read' },
  'GET /api/rooms/{room}/rubric-versions': { needs: 'read' },
  'POST /api/rooms/{room}/rubric-versions': {
    needs: 'configure',
    body: ({ rubricVersion }) => ({ base: rubricVersion, rubric: rubricTemplates.preference }),
    done: 201,
  },
  'GET /api/rooms/{room}/stale': { needs: 'read' },
  'GET /api/rooms/{room}/stale-of-others': { needs: 'configure' },
  'PUT /api/rooms/{room}/settings': {
    needs: 'configure',
    body: () => ({ base: usualSettings, settings: { ...usualSettings, shuffles: true } }),
  },
  'PUT /api/rooms/{room}/examples/{example}/outcomes/{question}': {
    needs: 'discuss',
    sight: 'open',
    body: () => ({ outcome: { kind: 'deferred', text: '' }, was: null }),
  },
  'GET /api/rooms/{room}/examples/{example}/outcomes': { needs: 'read', sight: 'open' },
  'GET /api/rooms/{room}/outcomes': { needs: 'read', query: () => '?ended=true' },
  'GET /api/rooms/{room}/open-questions': { needs: 'read' },
  'GET /api/rooms/{room}/challenges': { needs: 'read' },
  'POST /api/rooms/{room}/challenges': { needs: 'challenge', body: aChallenge, done: 201 },
  'DELETE /api/rooms/{room}/challenges/{challenge}': { needs: 'challenge', first: challenges, done: 204 },
  'POST /api/rooms/{room}/rulings': { needs: 'rule', body: aRuling, done: 201 },
  'GET /api/rooms/{room}/rulings.md': { needs: 'read' },
  'GET /api/rooms/{room}/calibration': { needs: 'read' },
  // Of somebody else; one's own everybody may ask for.
  'GET /api/rooms/{room}/members/{member}/history': { needs: 'moderate' },
  'GET /api/rooms/{room}/invites': { needs: 'invite' },
  'POST /api/rooms/{room}/invites': { needs: 'invite', body: () => anInvite, done: 201 },
  'DELETE /api/rooms/{room}/invites/{invite}': { needs: 'invite', done: 204 },
  'DELETE /api/rooms/{room}/members/{member}': { needs: 'moderate', done: 204 },
};
