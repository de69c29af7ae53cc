// A stage for screens: a server of plain answers behind fetch, and things to show with the rest filled in.
import { onTestFinished, vi } from 'vitest';
import { session } from '../../../client/api/session.svelte.ts';
import { router } from '../../../client/router/router.svelte.ts';
import type { DatasetDetail, DatasetView, ExampleView } from '../../../shared/protocol/datasets.ts';
import { type FailureCode, failures } from '../../../shared/protocol/failures.ts';
import type { Me } from '../../../shared/protocol/people.ts';
import type { InviteView, MemberView, RoomSummary, RoomView } from '../../../shared/protocol/rooms.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { usualSettings } from '../../../shared/room/settings.ts';

const HASH = 'a1b2c3d4e5f6'.padEnd(64, '0');
export const TOKEN = 'T'.repeat(43);
/** An id that says what it is of: `idOf('room')`. */
export const idOf = (name: string): string => name.padEnd(22, '_');

export interface Asked {
  readonly route: string;
  readonly body: unknown;
}
type Answer = (asked: Asked) => unknown;

export class Refuses {
  readonly code: FailureCode;
  readonly detail: string | undefined;
  constructor(code: FailureCode, detail?: string) {
    this.code = code;
    this.detail = detail;
  }
}

/**
 * Answers `METHOD /path?query` below /api, by the longest beginning that is listed; whatever is not listed fails as a server
 * that is away does. The answer of this function collects what was asked.
 */
export function serve(answers: Record<string, unknown>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    const request = { route: `${method} ${address.replace(/^\/api/, '')}`, body: body && JSON.parse(String(body)) };
    asked.push(request);
    const known = Object.keys(answers).filter((route) => request.route.startsWith(route));
    const route = known.sort((a, b) => b.length - a.length)[0];
    if (route === undefined) throw new TypeError('Failed to fetch');
    const listed = answers[route];
    return responseOf(typeof listed === 'function' ? (listed as Answer)(request) : listed);
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  return asked;
}

function responseOf(answer: unknown): Response {
  if (!(answer instanceof Refuses)) return new Response(answer === undefined ? null : JSON.stringify(answer));
  const { code, detail } = answer;
  const { status, says } = failures[code];
  return new Response(JSON.stringify({ type: `urn:tableread:${code}`, title: says, status, code, detail }), { status });
}

/** Who is signed in; nobody when left out. */
export function signedInAs(me?: Partial<Me>): void {
  session.state = me ? { is: 'signed-in', me: aPerson(me) } : { is: 'signed-out' };
}

/** Notes where the client would go, and stays: the page belongs to the test. */
export function goes(): string[] {
  const went: string[] = [];
  const spy = vi.spyOn(router, 'go').mockImplementation((to) => void went.push(to));
  onTestFinished(() => spy.mockRestore());
  return went;
}

export const aPerson = (about: Partial<Me> = {}): Me => ({ id: idOf('ada'), name: 'Ada', mayLead: false, ...about });

export const aDataset = (about: Partial<DatasetView> = {}): DatasetView => ({
  id: idOf('dataset'),
  name: 'Fables',
  file: { name: 'fables.jsonl', bytes: 12_345, sha256: HASH },
  format: 'prompt-responses',
  rows: 250,
  raters: 0,
  importedAt: Date.UTC(2026, 0, 5, 12),
  importedBy: 'Ada',
  rooms: 0,
  ...about,
});

export const aDetail = (about: Partial<DatasetDetail> = {}): DatasetDetail => ({
  ...aDataset(),
  namedRaters: [],
  ...about,
});

export const anExample = (position: number, text = `Prompt ${position + 1}`): ExampleView => ({
  id: idOf(`example${position}`),
  position,
  hash: HASH,
  content: {
    conversation: [{ role: 'user', text }],
    responses: [{ text: `First answer ${position + 1}` }, { text: `Second answer ${position + 1}` }],
    fields: { category: 'maths' },
  },
});

export const aMember = (about: Partial<MemberView> = {}): MemberView => ({
  id: idOf('member'),
  name: 'Ada',
  role: 'lead',
  standing: 'trainer',
  judges: true,
  colour: 1,
  ...about,
});

export const aSummary = (about: Partial<RoomSummary> = {}): RoomSummary => ({
  id: idOf('room'),
  title: 'Monday table read',
  pace: 'together',
  role: 'lead',
  dataset: 'Fables',
  examples: 100,
  members: 2,
  createdAt: 0,
  ...about,
});

const { id, name, format, rows, importedAt, importedBy, file } = aDataset();
export const aRoom = (about: Partial<RoomView> = {}): RoomView => ({
  id: idOf('room'),
  title: 'Monday table read',
  pace: 'together',
  createdAt: 0,
  dataset: { id, name, format, rows, importedAt, importedBy, fileName: file.name },
  window: { dataset: idOf('dataset'), start: 0, count: 100, hash: HASH },
  settings: usualSettings,
  rubric: rubricTemplates.helpfulness,
  rubricVersion: idOf('rubric'),
  examples: [],
  me: aMember(),
  members: [aMember(), aMember({ id: idOf('ben'), name: 'Ben', role: 'trainer', colour: 2 })],
  progress: { judges: 2, lockedIn: {}, revealed: [] },
  opened: [],
  peeks: [],
  ...about,
});

export const anInvite = (about: Partial<InviteView> = {}): InviteView => ({
  id: idOf('invite'),
  role: 'trainer',
  standing: 'trainer',
  expiresAt: Date.now() + 7 * 86_400_000,
  uses: 20,
  used: 0,
  createdAt: 0,
  ...about,
});
