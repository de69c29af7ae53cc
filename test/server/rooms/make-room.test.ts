// Making a room: its window, its rubric, its first lead; and what its page is told.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteDataset } from '../../../server/data/delete-dataset.ts';
import { listRooms } from '../../../server/rooms/list-rooms.ts';
import { makeRoom } from '../../../server/rooms/make-room.ts';
import { randomStart } from '../../../server/rooms/random-start.ts';
import { readExample, readExamples } from '../../../server/rooms/read-examples.ts';
import { readRoom } from '../../../server/rooms/read-room.ts';
import type { Me } from '../../../shared/protocol/people.ts';
import { MakeRoom, RoomView } from '../../../shared/protocol/rooms.ts';
import type { Rubric } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { aDataset, aMember, aRoom, aUser, plainContent, type TestDataset } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';

let given: TestGiven;
let lead: Me;
let dataset: TestDataset;
beforeAll(async () => {
  given = await aGiven();
  lead = await aUser(given, { name: 'Lea', mayLead: true });
  dataset = await aDataset(given, { rows: 12, by: lead.id });
});
afterAll(() => given.close());

const asked = (more: object = {}) =>
  MakeRoom.parse({
    ...{ title: 'Monday', dataset: dataset.id, start: 3, count: 5 },
    ...{ rubric: { template: 'helpfulness' }, pace: 'together', ...more },
  });
const make = (more: object = {}) => makeRoom(given, { user: lead.id, room: asked(more) });

describe('[A23] a room holds consecutive rows of its dataset', () => {
  test('from where it was said, with the hash of those rows', async () => {
    const room = await make();
    const hash = createHash('sha256');
    for (let n = 3; n < 8; n++)
      hash.update(
        createHash('sha256')
          .update(JSON.stringify(plainContent(n)))
          .digest(),
      );
    expect(room.window).toEqual({ dataset: dataset.id, start: 3, count: 5, hash: hash.digest('hex') });
    expect(room.examples).toEqual(dataset.examples.slice(3, 8));
  });

  test('from a random start they are consecutive too, and the whole window fits', async () => {
    for (let n = 0; n < 8; n++) {
      const { window, examples } = await make({ start: 'random', count: 9 });
      expect(window).toMatchObject({ dataset: dataset.id, count: 9 });
      expect(examples).toHaveLength(9);
      expect(examples).toEqual(dataset.examples.slice(window.start, window.start + 9));
    }
  });

  test('every start that fits is as likely as any other', async () => {
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 2_000; n++) {
      const start = await randomStart(given, { dataset: dataset.id, count: 9 });
      counts[start] = (counts[start] ?? 0) + 1;
    }
    // Four cells of 500: a chi-square above 16.27 has one chance in a thousand.
    expect(counts.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(16.27);
  });

  test.each([
    { start: 8, count: 5 },
    { start: 0, count: 13 },
    { start: 'random', count: 13 },
  ])('rows that the dataset does not have are refused: %j', async (window) => {
    await expect(make(window)).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('a dataset that is not there is refused', async () => {
    const gone = await aDataset(given, { by: lead.id });
    await deleteDataset(given, { user: lead.id, dataset: gone.id });
    await expect(make({ dataset: gone.id, start: 0, count: 2 })).rejects.toMatchObject({ code: 'not-found' });
    await expect(make({ dataset: gone.id, start: 'random', count: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('its page is told everything by its one answer', async () => {
  const room = await make({ pace: 'solo', judges: false });
  expect(RoomView.parse(room)).toEqual(room);
  const me = { name: 'Lea', role: 'lead', standing: 'trainer', judges: false, colour: 1 };
  expect(room).toMatchObject({
    ...{ title: 'Monday', pace: 'solo', rubric: rubricTemplates.helpfulness, me },
    ...{ members: [me], progress: { judges: 0, lockedIn: {}, revealed: [] }, opened: [], peeks: [] },
    dataset: { id: dataset.id, name: 'Rows', rows: 12, importedBy: 'Lea' },
  });
});

test('a rubric of one’s own is kept as its first version', async () => {
  const own: Rubric = { ...rubricTemplates.preference, title: 'Ours' };
  const room = await make({ rubric: own });
  expect(room.rubric).toEqual(own);
  const { read, tables } = given.database;
  const versions = (await read.select().from(tables.rubricVersion)).filter(({ id }) => id === room.rubricVersion);
  expect(versions).toMatchObject([{ number: 1, content: own }]);
});

test('two rooms with the same template have rubrics of their own', async () => {
  expect((await make()).rubricVersion).not.toBe((await make()).rubricVersion);
});

test('[A16] only one who may lead makes a room', async () => {
  const tom = await aUser(given);
  await expect(makeRoom(given, { user: tom.id, room: asked() })).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[A22] who made which room is on record', async () => {
  const room = await make();
  const { read, tables } = given.database;
  const events = (await read.select().from(tables.auditEvent)).filter((event) => event.room === room.id);
  expect(events).toMatchObject([{ action: 'make-room', user: lead.id, detail: { dataset: dataset.id, start: 3 } }]);
});

describe('the list of rooms', () => {
  test('has those one is in, newest first, with how many people are in each', async () => {
    const tom = await aUser(given, { name: 'Tom' });
    const older = await aRoom(given, { title: 'Older', examples: 2 });
    given.clock.advance(1);
    const newer = await aRoom(given, { title: 'Newer', examples: 3, pace: 'open' });
    await aRoom(given, { title: 'Not mine' });
    await aMember(given, { room: older.id, user: tom, role: 'observer' });
    await aMember(given, { room: newer.id, user: tom });
    await aMember(given, { room: newer.id, name: 'Tina' });
    expect(await listRooms(given, { user: tom.id })).toMatchObject([
      { id: newer.id, title: 'Newer', pace: 'open', role: 'trainer', dataset: 'Rows', examples: 3, members: 3 },
      { id: older.id, title: 'Older', role: 'observer', examples: 2, members: 2 },
    ]);
  });

  test('is empty for one who is in none', async () => {
    expect(await listRooms(given, { user: (await aUser(given)).id })).toEqual([]);
  });
});

describe('the examples of a room', () => {
  test('come in pages of the window, counted from its beginning', async () => {
    const room = await make();
    const page = (from: number, count: number) => readExamples(given, { user: lead.id, room: room.id, from, count });
    const all = await page(0, 100);
    expect(all.total).toBe(5);
    expect(all.examples.map(({ id, position }) => [id, position])).toEqual(
      dataset.examples.slice(3, 8).map((id, n) => [id, n + 3]),
    );
    expect((await page(1, 2)).examples).toEqual(all.examples.slice(1, 3));
    expect(await page(5, 10)).toEqual({ total: 5, examples: [] });
  });

  test('[B5] come without what is sealed of them', async () => {
    const sealed = await aDataset(given, { sealed: () => ({ model: 'the-secret-model' }) });
    const room = await aRoom(given, { dataset: sealed, lead });
    const page = await readExamples(given, { user: lead.id, room: room.id, from: 0, count: 100 });
    const answers = [
      page,
      await readExample(given, { user: lead.id, room: room.id, example: sealed.examples[0] ?? '' }),
    ];
    expect(JSON.stringify(answers)).not.toContain('the-secret-model');
  });

  test('are those of the window alone', async () => {
    const room = await make();
    const outside = { user: lead.id, room: room.id, example: dataset.examples[0] ?? '' };
    await expect(readExample(given, outside)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('what is open to me is in the answer, and what is open to others is not', async () => {
  const room = await aRoom(given, { pace: 'open' });
  const tom = await aMember(given, { room: room.id });
  const example = room.examples[1] ?? '';
  await given.database.write(async (tx) => {
    const opening = { room: room.id, example, member: tom.id, reason: 'open-room' as const, at: given.clock.now() };
    await tx.insert(given.database.tables.opening).values(opening);
  });
  expect((await readRoom(given, { user: tom.user.id, room: room.id })).opened).toEqual([example]);
  expect((await readRoom(given, { user: room.lead.user.id, room: room.id })).opened).toEqual([]);
});
