// A dataset at a glance: how long its rows are, which windows rooms read, and what of a filter's verdicts may be told to whom.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { insertOpening } from '../../../db/queries/openings.ts';
import { listDatasets } from '../../../server/data/list-datasets.ts';
import { readDataset } from '../../../server/data/read-dataset.ts';
import { readStrip } from '../../../server/data/read-strip.ts';
import { makeRoom } from '../../../server/rooms/make-room.ts';
import type { Pace } from '../../../shared/room/sight.ts';
import { describeEachEngine } from '../../support/each-engine.ts';
import { aDataset, aRoom, aUser } from '../../support/factories.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, jsonl } from './importing.ts';

const long = (n: number) => ({ text: 'x'.repeat(n < 500 ? 10 : 1_000) });
const aWindow = (dataset: string, start: number, count: number, pace: Pace = 'open') => ({
  ...{ title: `From ${start}`, dataset, start, count, pace, judges: true },
  rubric: { template: 'helpfulness' as const },
});

describeEachEngine('the strip', (open) => {
  test('[D80] tells in cells how long rows are, in file order', async () => {
    await using other = await aGiven();
    const given = { ...other, database: await open() };
    const { id: user } = await aUser(given, { mayLead: true });
    const { id: dataset } = await anImport(given, jsonl(Array.from({ length: 1_000 }, (_, n) => long(n))), { user });
    const { rows, step, lengths } = await readStrip(given, { user, dataset });
    expect({ rows, step, cells: lengths.length }).toEqual({ rows: 1_000, step: 5, cells: 200 });
    expect(new Set(lengths.slice(0, 100)).size).toBe(1);
    expect((lengths[100] ?? 0) - (lengths[99] ?? 0)).toBe(990);
    const { id: few } = await anImport(given, jsonl([long(0), long(900), long(1)]), { user });
    const short = await readStrip(given, { user, dataset: few });
    expect(short.lengths.map((length) => length > 900)).toEqual([false, true, false]);
  }, 60_000);
});

describe('windows of rooms', () => {
  let given: TestGiven;
  beforeEach(async () => {
    given = await aGiven();
  });
  afterEach(() => given.close());

  test('[D80] are told to every lead, and which room it is to those who are in it', async () => {
    const lea = await aUser(given, { name: 'Lea', mayLead: true });
    const max = await aUser(given, { name: 'Max', mayLead: true });
    const { id: dataset } = await aDataset(given, { rows: 30 });
    const { id: room } = await makeRoom(given, { user: lea.id, room: aWindow(dataset, 10, 5) });
    await makeRoom(given, { user: max.id, room: aWindow(dataset, 12, 8) });
    const madeAt = given.clock.now();
    const seen = async (user: string) =>
      (await readStrip(given, { user, dataset })).windows.toSorted((a, b) => a.start - b.start);
    expect(await seen(lea.id)).toEqual([
      { start: 10, count: 5, madeAt, room: { id: room, title: 'From 10' } },
      { start: 12, count: 8, madeAt },
    ]);
    expect((await seen(max.id)).map((window) => window.room?.title)).toEqual([undefined, 'From 12']);
  });

  test('[D83] are counted for each dataset, in the list and on its own', async () => {
    const { dataset, lead } = await aRoom(given);
    const { id: unread } = await aDataset(given);
    await makeRoom(given, { user: (await aUser(given, { mayLead: true })).id, room: aWindow(dataset, 0, 2) });
    expect(lead.user.mayLead).toBe(true);
    expect((await readDataset(given, { dataset })).rooms).toBe(2);
    const rooms = Object.fromEntries((await listDatasets(given)).map(({ id, rooms }) => [id, rooms]));
    expect(rooms).toEqual({ [dataset]: 2, [unread]: 0 });
  });
});

/** Five rows, of which a filter removed the second and the fourth; the lead of a room over all of them has opened some. */
async function afterOpening(given: TestGiven, opened: readonly number[]) {
  const filter = (n: number) => ({ filter: n % 2 === 1 ? 'removed: too long' : 'kept' });
  const dataset = await aDataset(given, { rows: 5, sealed: filter });
  const { id: room, lead, examples } = await aRoom(given, { dataset, pace: 'open' });
  for (const n of opened) {
    const opening = { room, member: lead.id, example: examples[n] ?? '', reason: 'open-room', at: 0 } as const;
    await given.database.write((tx) => insertOpening(tx, given.database.tables, opening));
  }
  const other = await aUser(given, { name: 'Max', mayLead: true });
  const { readStrip: read } = await import('../../../server/data/read-strip.ts');
  const removed = async (user: string) => (await read(given, { user, dataset: dataset.id })).removed;
  return { lead: await removed(lead.user.id), other: await removed(other.id) };
}

describe('rows that a filter removed', () => {
  afterEach(() => {
    vi.doUnmock('../../../db/queries/dataset-strip.ts');
    vi.resetModules();
  });

  test('[D82] are marked for whom their table was opened, and for nobody else', async () => {
    await using given = await aGiven();
    expect(await afterOpening(given, [])).toEqual({ lead: [], other: [] });
    expect(await afterOpening(given, [0, 1])).toEqual({ lead: [1], other: [] });
    expect(await afterOpening(given, [1, 2, 3])).toEqual({ lead: [1, 3], other: [] });
  });

  test('[D82] a planted fault, by which everything sealed counts as opened, is found', async () => {
    vi.resetModules();
    vi.doMock('../../../db/queries/dataset-strip.ts', async (importOriginal) => ({
      ...(await importOriginal<object>()),
      sealsOpenedTo: async () => [{ position: 1, sealed: { fields: { filter: 'removed' } } }],
    }));
    await using given = await aGiven();
    expect(await afterOpening(given, [])).not.toEqual({ lead: [], other: [] });
  });
});
