// What a room's numbers are computed from, over real sockets and HTTP: only what is open to the one who asks, and live.
import { expect, test, vi } from 'vitest';
import { realClock } from '../../../server/real-clock.ts';
import type { Labels } from '../../../shared/example/rating.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { planting } from '../../support/plant.ts';
import { openControl, openDocument } from '../../support/stock-clients.ts';

// Three people with sockets take seconds on a machine that has other things to do.
vi.setConfig({ testTimeout: 30_000 });
const soon = { timeout: 15_000 };
const plant = planting();
const SECRETS = ['canary-rationale', 'canary-comment', 'canary-sealed', 'canary-label', 'canary-span'];

/** Tom has judged and commented on the first of two examples; nothing is open to Ann yet. */
async function aStage() {
  const { startApp } = await import('../../support/start-app.ts');
  const { aDataset, aMember, aRoom } = await import('../../support/factories.ts');
  const app = await startApp({ clock: realClock });
  const part = { in: 'responses', index: 0 } as const;
  const labels = (): Labels => ({
    raters: [{ name: 'Gold', kind: 'person', standing: 'expert' }],
    ratings: [{ rater: 'Gold', dimension: 'helpfulness', response: 0, value: 4, rationale: 'canary-label' }],
    spans: [{ rater: 'Gold', part, start: 0, end: 5, quote: 'First', comment: 'canary-span' }],
  });
  const dataset = await aDataset(app.given, { rows: 2, sealed: () => ({ model: 'canary-sealed' }), labels });
  const { id: room, lead, examples } = await aRoom(app.given, { dataset });
  const [tomMember, annMember] = [await aMember(app.given, { room }), await aMember(app.given, { room, name: 'Ann' })];
  const [lea, tom, ann] = [
    await app.signedIn(lead.user),
    await app.signedIn(tomMember.user),
    await app.signedIn(annMember.user),
  ];
  const example = examples[0] ?? '';
  const desk = openDocument(tom, `desk/${room}`);
  await desk.synced;
  const entries = deskEntries(desk.doc);
  const answer = (dimension: string, response: number, value: number | boolean) =>
    entries.set(`judgment.${example}.${dimension}.${response}`, {
      kind: 'judgment',
      example,
      dimension,
      response,
      value,
    });
  for (const response of [0, 1]) {
    answer('helpfulness', response, 4);
    answer('critical-error', response, false);
  }
  entries.set(`rationale.${example}`, { kind: 'rationale', example, text: 'canary-rationale' });
  entries.set('c1', { kind: 'comment', example, subject: { on: 'example' }, text: 'canary-comment' });
  entries.set(`lock-in.${example}`, { kind: 'lock-in', example, locked: true });
  await vi.waitFor(
    async () => expect((await lea.get(`/api/rooms/${room}/progress`)).body.lockedIn[example]).toBe(1),
    soon,
  );
  const numbers = async (of: typeof ann) => (await of.get(`/api/rooms/${room}/calibration`)).body;
  const close = async () => {
    desk.close();
    await app.close();
  };
  return {
    app,
    room,
    example,
    people: { lea, tom, ann },
    tomMember,
    annMember,
    answer,
    numbers,
    [Symbol.asyncDispose]: close,
  };
}

const NOTHING = { examples: [], judgments: [], members: [] };

test('[N30] of what is sealed the answer has nothing, not even a count; neither of my own judgments there', async () => {
  await using stage = await aStage();
  for (const who of ['lea', 'tom', 'ann'] as const) expect(await stage.numbers(stage.people[who])).toEqual(NOTHING);
});

test('[N30] once it is opened to me all of it is there; for others who have not opened it there is still nothing', async () => {
  await using stage = await aStage();
  const { people, room, example, tomMember, numbers } = stage;
  await people.lea.post(`/api/rooms/${room}/reveals`, { examples: [example] });
  expect(await numbers(people.ann), 'revealed, but not shown to her yet').toEqual(NOTHING);
  await people.ann.post(`/api/rooms/${room}/examples/${example}/opening`);
  const open = await numbers(people.ann);
  for (const secret of SECRETS) expect(JSON.stringify(open)).toContain(secret);
  expect(open.examples).toHaveLength(1);
  expect(open.judgments).toMatchObject([{ member: tomMember.id, stage: 'blind', answers: { 'helpfulness.0': 4 } }]);
  expect(open.members).toMatchObject([{ id: tomMember.id, name: 'Tom' }]);
  expect(await numbers(people.tom)).toEqual(NOTHING);
});

test('[N30] a planted leak, that every example counts as opened, is found', async () => {
  plant('../../server/rooms/opened-examples.ts', () => ({
    openedExamples: async ({
      database,
    }: {
      database: { read: { select(): { from(t: unknown): Promise<{ id: string }[]> } }; tables: { example: unknown } };
    }) => (await database.read.select().from(database.tables.example)).map(({ id }) => id),
  }));
  await using stage = await aStage();
  expect(JSON.stringify(await stage.numbers(stage.people.ann))).toContain('canary-sealed');
});

test('[N31] who was shown an example hears that a judgment on its table changed; who was not, does not', async () => {
  await using stage = await aStage();
  const { people, room, example, answer } = stage;
  const heard: string[] = [];
  const controls = [await openControl(people.ann), await openControl(people.lea)];
  for (const [at, control] of controls.entries()) {
    await control.get('enter-room', { room });
    control.socket.on(
      'judged',
      ({ example: of }: { example: string }) => void heard.push(`${['ann', 'lea'][at]} ${of}`),
    );
  }
  answer('helpfulness', 0, 5);
  const blind = async () => (await people.tom.get(`/api/rooms/${room}/judgments`)).body[0]?.answers['helpfulness.0'];
  await vi.waitFor(async () => expect(await blind()).toBe(5), soon);
  await people.lea.post(`/api/rooms/${room}/reveals`, { examples: [example] });
  await people.ann.post(`/api/rooms/${room}/examples/${example}/opening`);
  expect(heard, 'while it is sealed').toEqual([]);
  answer('helpfulness', 0, 2);
  await vi.waitFor(() => expect(heard).toContain(`ann ${example}`), soon);
  const { judgments } = await stage.numbers(people.ann);
  expect(judgments.map((each: { stage: string; answers: object }) => [each.stage, each.answers])).toMatchObject([
    ['blind', { 'helpfulness.0': 5 }],
    ['late', { 'helpfulness.0': 2 }],
  ]);
  expect(
    heard.filter((each) => !each.startsWith('ann')),
    'the lead was not shown it',
  ).toEqual([]);
  for (const control of controls) control.close();
});

test('[N37] in which rooms somebody has judged is told to themselves, and to a lead only of the rooms they lead', async () => {
  await using stage = await aStage();
  const { app, people, room, tomMember, annMember } = stage;
  const { aMember, aRoom } = await import('../../support/factories.ts');
  const elsewhere = await aRoom(app.given, { title: 'Elsewhere' });
  await aMember(app.given, { room: elsewhere.id, user: tomMember.user });
  const history = (of: typeof people.tom) => of.get(`/api/rooms/${room}/members/${tomMember.id}/history`);
  expect((await history(people.tom)).body.map((each: { title: string }) => each.title)).toEqual([
    'A room',
    'Elsewhere',
  ]);
  expect((await history(people.lea)).body.map((each: { title: string }) => each.title)).toEqual(['A room']);
  expect((await history(people.ann)).status).toBe(403);
  expect((await people.tom.get(`/api/rooms/${elsewhere.id}/members/${annMember.id}/history`)).status).toBe(404);
});
