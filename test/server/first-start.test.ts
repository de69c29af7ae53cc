// What the first start makes, and that it makes it once.
import { expect, test } from 'vitest';
import { makeSample } from '../../server/data/make-sample.ts';
import { firstStart } from '../../server/first-start.ts';
import { listRooms } from '../../server/rooms/list-rooms.ts';
import { readRoom } from '../../server/rooms/read-room.ts';
import { rubricTemplates } from '../../shared/room/rubric-templates.ts';
import { aUser } from '../support/factories.ts';
import { aGiven } from '../support/given.ts';

test('[R21] an empty database gets a lead without a name, a dataset, and a room that they lead and judge in', async () => {
  await using given = await aGiven();
  const lead = await firstStart(given);
  const [room] = await listRooms(given, { user: lead });
  const view = await readRoom(given, { user: lead, room: room?.id ?? '' });
  expect(view).toMatchObject({ pace: 'together', rubric: rubricTemplates.helpfulness, window: { start: 0 } });
  expect(view.me).toMatchObject({ name: '', role: 'lead', judges: true });
  expect(view.examples).toHaveLength(Math.min(100, view.dataset.rows));
});

test('[R21] later starts make nothing', async () => {
  await using given = await aGiven();
  const lead = await firstStart(given);
  const before = await listRooms(given, { user: lead });
  given.clock.advance(1);
  expect(await firstStart(given)).toBe(lead);
  expect(await listRooms(given, { user: lead })).toEqual(before);
});

test('[R21] what was deleted does not come back', async () => {
  await using given = await aGiven();
  const lead = await firstStart(given);
  const { tables } = given.database;
  await given.database.write(async (tx) => {
    for (const table of [tables.member, tables.room, tables.dataset]) await tx.delete(table);
  });
  expect(await firstStart(given)).toBe(lead);
  expect(await given.database.read.select().from(tables.dataset)).toEqual([]);
});

test('[R21] a first start that was cut off is taken up where it ended', async () => {
  await using given = await aGiven();
  const { id: user } = await aUser(given, { name: '', mayLead: true });
  await makeSample(given, { user });
  expect(await firstStart(given)).toBe(user);
  expect(await given.database.read.select().from(given.database.tables.dataset)).toHaveLength(1);
  expect(await listRooms(given, { user })).toHaveLength(1);
});
