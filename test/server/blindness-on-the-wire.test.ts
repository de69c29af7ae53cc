// Everything that reaches another member over real sockets and HTTP, searched for what was sealed; and faults that this must find.
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Reader } from '../../db/database.ts';
import type { examplesShown as examplesOf } from '../../db/queries/examples.ts';
import { labelsOf } from '../../db/queries/labels.ts';
import type { Tables } from '../../db/schema.ts';
import { realClock } from '../../server/real-clock.ts';
import type { Labels } from '../../shared/example/rating.ts';
import { deskEntries, tableEntries } from '../../shared/room/documents.ts';
import type { Pace } from '../../shared/room/sight.ts';
import type { RunningApp, Visitor } from '../support/start-app.ts';
import { Heard, openControl, openDocument, type SyncClient, whenever } from '../support/stock-clients.ts';

/** 128 bits that stand nowhere else. */
const canary = (name: string) => `canary-${name}-${crypto.randomUUID().replaceAll('-', '')}`;

/** Every GET there is for a member, on one example. */
const everyAddress = (room: string, dataset: string, example: string) => [
  '/api/me',
  '/api/rooms',
  `/api/rooms/${room}`,
  `/api/rooms/${room}/examples?from=0&count=100`,
  `/api/rooms/${room}/examples/${example}`,
  `/api/rooms/${room}/examples/${example}/sight`,
  `/api/rooms/${room}/examples/${example}/table`,
  `/api/rooms/${room}/progress`,
  `/api/rooms/${room}/judgments`,
  `/api/rooms/${room}/rubric-versions`,
  `/api/rooms/${room}/stale`,
  `/api/rooms/${room}/calibration`,
  `/api/rooms/${room}/invites`,
  '/api/datasets',
  `/api/datasets/${dataset}`,
  `/api/datasets/${dataset}/examples?start=0&count=100`,
  `/api/datasets/${dataset}/strip`,
  `/api/datasets/${dataset}/changes?since=${dataset}`,
];

async function readEverything(visitor: Visitor, room: string, example: string, heard: Heard): Promise<void> {
  const { dataset } = (await visitor.get(`/api/rooms/${room}`)).body;
  for (const address of everyAddress(room, dataset.id, example)) {
    const { headers, body } = await visitor.get(address);
    heard.note(JSON.stringify([...headers]) + JSON.stringify(body));
  }
  const opening = await visitor.post(`/api/rooms/${room}/examples/${example}/opening`);
  heard.note(JSON.stringify(opening.body));
}

interface Session extends AsyncDisposable {
  app: RunningApp<typeof realClock>;
  room: string;
  example: string;
  /** What must reach nobody else before the opening. */
  secrets: Record<
    | 'rationale'
    | 'comment'
    | 'highlight'
    | 'tag'
    | 'instinct'
    | 'reaction'
    | 'resolution'
    | 'sealed'
    | 'rating'
    | 'span',
    string
  >;
  people: Record<'lea' | 'tom' | 'ann', Visitor>;
  /** Everything that reached Lea and Ann. */
  heard: { lea: Heard; ann: Heard };
  desk: SyncClient;
}

/** Tom has judged, explained, highlighted and commented; Lea and Ann have listened to everything they could. */
async function aBlindSession(pace: Pace): Promise<Session> {
  const { startApp } = await import('../support/start-app.ts');
  const { aDataset, aMember, aRoom } = await import('../support/factories.ts');
  const secrets = {
    rationale: canary('rationale'),
    comment: canary('comment'),
    highlight: canary('highlight'),
    tag: canary('t').slice(0, 40),
    instinct: canary('instinct'),
    reaction: canary('reaction'),
    resolution: canary('resolution'),
    sealed: canary('sealed'),
    rating: canary('rating'),
    span: canary('span'),
  };
  const app = await startApp({ clock: realClock });
  const rater = { name: 'Expert', kind: 'person', standing: 'expert' } as const;
  const part = { in: 'responses', index: 0 } as const;
  const labels = (): Labels => ({
    raters: [rater],
    ratings: [{ rater: 'Expert', dimension: 'preference', value: 'A', rationale: secrets.rating }],
    spans: [{ rater: 'Expert', part, start: 0, end: 5, quote: 'First', comment: secrets.span }],
  });
  const dataset = await aDataset(app.given, { rows: 2, sealed: () => ({ model: secrets.sealed }), labels });
  const { id: room, lead, examples } = await aRoom(app.given, { pace, rubric: 'preference', dataset });
  const example = examples[0] ?? '';
  const [tomMember, annMember] = [
    await aMember(app.given, { room, role: 'trainer' }),
    await aMember(app.given, { room, role: 'trainer' }),
  ];
  const people = {
    lea: await app.signedIn(lead.user),
    tom: await app.signedIn(tomMember.user),
    ann: await app.signedIn(annMember.user),
  };
  const heard = { lea: new Heard(), ann: new Heard() };
  const open: { close(): void }[] = [];
  for (const name of ['lea', 'ann'] as const) {
    const control = await openControl(people[name], heard[name]);
    await control.get('enter-room', { room });
    await control.get('be-at', { room, example });
    open.push(control);
    for (const address of [`desk/${room}`, `board/${room}`]) {
      const client = openDocument(people[name], address, heard[name]);
      await client.synced;
      open.push(client);
    }
  }

  const desk = openDocument(people.tom, `desk/${room}`);
  await desk.synced;
  const control = await openControl(people.tom);
  await control.get('enter-room', { room });
  await control.get('be-at', { room, example });
  open.push(desk, control);
  const entries = deskEntries(desk.doc);
  const anchor = {
    part: { in: 'responses', index: 0 },
    start: 0,
    end: secrets.highlight.length,
    exact: secrets.highlight,
    prefix: '',
    suffix: '',
  };
  entries.set(`judgment.${example}.preference`, { kind: 'judgment', example, dimension: 'preference', value: 3 });
  entries.set(`rationale.${example}`, { kind: 'rationale', example, text: secrets.rationale });
  entries.set('h1', { kind: 'highlight', example, anchor });
  entries.set('c1', { kind: 'comment', example, subject: { on: 'example' }, text: secrets.comment });
  const mine = `${tomMember.id}/c1`;
  entries.set('t1', { kind: 'tag', example, subject: { on: 'example' }, tag: secrets.tag });
  entries.set('x1', { kind: 'instinct', example, subject: { on: 'example' }, text: secrets.instinct });
  // These say nothing that could be found; their keys can.
  entries.set(secrets.reaction, { kind: 'reaction', example, to: mine, emoji: '👀' });
  entries.set(secrets.resolution, { kind: 'resolution', example, thread: mine, resolved: true });
  // Locked in and taken back: every way an entry can move while it is sealed.
  for (const locked of [true, false, true]) entries.set(`lock-in.${example}`, { kind: 'lock-in', example, locked });
  await lockedIn(people.tom, room, example);

  for (const name of ['lea', 'ann'] as const) {
    await readEverything(people[name], room, example, heard[name]);
    for (const address of [`table/${room}/${example}`, `page/${room}/${example}`]) {
      const client = openDocument(people[name], address, heard[name]);
      await client.synced.catch(() => undefined);
      open.push(client);
    }
  }
  return {
    ...{ app, room, example, secrets, people, heard, desk },
    async [Symbol.asyncDispose]() {
      for (const each of open) each.close();
      await app.close();
    },
  };
}

async function lockedIn(visitor: Visitor, room: string, example: string): Promise<void> {
  for (;;) {
    const { body } = await visitor.get(`/api/rooms/${room}/progress`);
    if (body.lockedIn[example] === 1) return;
  }
}

function leaks({ heard, secrets }: Session): string[] {
  return Object.entries(heard).flatMap(([name, all]) =>
    Object.entries(secrets).flatMap(([what, secret]) => (all.has(secret) ? [`${what} reached ${name}`] : [])),
  );
}

// Three people, each with every connection and every address: seconds, on a machine that has other things to do.
describe('before the opening', { timeout: 30_000 }, () => {
  for (const pace of ['together', 'solo'] as const) {
    test(`[B5] ${pace}: nothing of it reaches the others, over any socket or any answer`, async () => {
      await using session = await aBlindSession(pace);
      expect(leaks(session)).toEqual([]);
      expect(session.heard.ann.length, 'she did hear something').toBeGreaterThan(2_000);
      expect(session.heard.ann.has(session.room), 'and it was read').toBe(true);
    });
  }

  test('[B5] after the reveal all of it is there, in the same places', async () => {
    await using session = await aBlindSession('together');
    const { people, room, example, heard, secrets } = session;
    await people.lea.post(`/api/rooms/${room}/reveals`, { examples: [example] });
    const table = openDocument(people.ann, `table/${room}/${example}`, heard.ann);
    await whenever(table.doc, () => tableEntries(table.doc).size >= 9);
    await readEverything(people.ann, room, example, heard.ann);
    await readEverything(people.ann, room, example, heard.ann);
    table.close();
    expect(leaks(session).toSorted()).toEqual(
      Object.keys(secrets)
        .map((what) => `${what} reached ann`)
        .toSorted(),
    );
  });

  test('[B9] where somebody is, is told only of examples that are not sealed for the one who is told', async () => {
    await using session = await aBlindSession('together');
    const { people, room, example } = session;
    const ann = await openControl(people.ann);
    const before = await ann.get('enter-room', { room });
    expect(before.present).toHaveLength(3);
    expect(before.present.filter((person) => person.at !== undefined)).toEqual([]);
    await people.lea.post(`/api/rooms/${room}/reveals`, { examples: [example] });
    const after = await ann.get('enter-room', { room });
    expect(after.present.filter((person) => person.at === example).length).toBeGreaterThan(0);
    ann.close();
  });
});

describe('a planted fault is found', () => {
  afterEach(() => {
    vi.doUnmock('../../shared/room/sight.ts');
    vi.doUnmock('../../shared/room/documents.ts');
    vi.doUnmock('../../db/queries/openings.ts');
    vi.doUnmock('../../db/queries/examples.ts');
    vi.resetModules();
  });
  const plant = (file: string, fault: (original: Record<string, unknown>) => Record<string, unknown>) => {
    vi.resetModules();
    vi.doMock(file, async (importOriginal) => ({
      ...(await importOriginal<Record<string, unknown>>()),
      ...fault(await importOriginal()),
    }));
  };

  test('[B5] the rule of sight opens to everybody', async () => {
    plant('../../shared/room/sight.ts', () => ({ sightOf: () => 'open', reasonToOpen: () => 'reveal' }));
    await using session = await aBlindSession('together');
    for (const what of ['rationale', 'tag', 'instinct', 'reaction', 'resolution'])
      expect(leaks(session)).toContain(`${what} reached ann`);
    expect(leaks(session)).toContain('sealed reached ann');
    expect(leaks(session)).toContain('rating reached ann');
    expect(leaks(session)).toContain('span reached ann');
  });

  test('[B5] what raters of the file said lies with what can be seen of a row', async () => {
    plant('../../db/queries/examples.ts', ({ examplesShown }) => ({
      async examplesShown(read: Reader, t: Tables, ids: readonly string[]) {
        const shown = await (examplesShown as typeof examplesOf)(read, t, ids);
        const withLabels = shown.map(async (example) => {
          const { ratings, spans } = await labelsOf(read, t, example.id);
          const fields = JSON.parse(JSON.stringify({ ratings, spans }));
          return { ...example, content: { ...example.content, fields } };
        });
        return Promise.all(withLabels);
      },
    }));
    await using session = await aBlindSession('together');
    expect(leaks(session)).toContain('rating reached ann');
    expect(leaks(session)).toContain('span reached lea');
  });

  test('[B5] a desk is found by its room alone, so that the first one there is everybody’s', async () => {
    let first: string | undefined;
    plant('../../shared/room/documents.ts', ({ documentName }) => ({
      documentName(address: { kind: string }, member: string) {
        if (address.kind === 'desk') first ??= member;
        return (documentName as (at: object, whose: string | undefined) => string)(address, first);
      },
    }));
    await using session = await aBlindSession('together');
    expect(leaks(session)).toContain('rationale reached lea');
  });

  test('[B5] an example counts as revealed from the start', async () => {
    plant('../../db/queries/openings.ts', ({ standingOn }) => ({
      standingOn: async (...given: unknown[]) => ({
        ...(await (standingOn as (...given: unknown[]) => Promise<object>)(...given)),
        revealed: true,
      }),
      revealedIn: async () => [],
    }));
    await using session = await aBlindSession('together');
    expect(leaks(session)).toContain('comment reached ann');
  });
});
