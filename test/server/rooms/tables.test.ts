// What lies on tables: whose entries, under which keys, and from when.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openingOf } from '../../../db/queries/openings.ts';
import { openExample } from '../../../server/rooms/open-example.ts';
import { readTable } from '../../../server/rooms/read-table.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import { comment, explain, judge, laidOn, lockIn, put } from '../../support/entries.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const keys = (laid: object) => Object.keys(laid).toSorted();
const judgmentRef = (stage: SyncStage, name: string, example = 0) =>
  entryRef(stage.member(name), `judgment.${stage.example(example)}.preference`);
const lockInRef = (stage: SyncStage, name: string, example = 0) =>
  entryRef(stage.member(name), `lock-in.${stage.example(example)}`);

test('[B8] solo: only those who have locked in lie on the table; who opens it sees no unfinished judgment', async () => {
  await using stage = await aSyncStage({ pace: 'solo', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
  judge(tom, stage.example(0), 1);
  lockIn(tom, stage.example(0));
  judge(ann, stage.example(0), 4);
  comment(ann, 'c1', stage.example(0), 'not finished');
  await stage.flow();
  const table = await stage.table('tom');
  await stage.flow();
  expect(keys(laidOn(table))).toEqual([judgmentRef(stage, 'tom'), lockInRef(stage, 'tom')].toSorted());
  lockIn(ann, stage.example(0));
  await stage.flow();
  expect(keys(laidOn(table))).toContain(entryRef(stage.member('ann'), 'c1'));
  lockIn(ann, stage.example(0), false);
  await stage.flow();
  expect(keys(laidOn(table)), 'an unlocked judgment leaves again').toEqual(
    [judgmentRef(stage, 'tom'), lockInRef(stage, 'tom')].toSorted(),
  );
});

test('[B8] [Y37] solo: what was taken back or said otherwise is not told with the table to who opens it later', async () => {
  await using stage = await aSyncStage({ pace: 'solo', people: { tom: 'lead', ola: 'observer' } });
  const tom = await stage.desk('tom');
  const says = async (locked: boolean, text?: string) => {
    if (text !== undefined) explain(tom, stage.example(0), text);
    lockIn(tom, stage.example(0), locked);
    await stage.flow();
  };
  judge(tom, stage.example(0), 1);
  await says(true, 'first thoughts');
  await says(false);
  await says(true, 'second thoughts');
  await says(true, 'last thoughts');
  const opening = openExample(stage.plane, { user: stage.user('ola'), room: stage.room, example: stage.example(0) });
  await stage.flow();
  await opening;
  // Nothing is written any more, so the table is told as it is stored.
  stage.startPlane();
  const table = await stage.table('ola');
  await stage.flow();
  const told = Buffer.concat(table.sent).toString('latin1');
  expect(told).toContain('last thoughts');
  expect(told).not.toMatch(/first|second/);
});

test('[B8] together: a reveal lays what everybody has, locked in or not', async () => {
  await using stage = await aSyncStage();
  const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
  judge(lea, stage.example(0), 1);
  judge(tom, stage.example(0), 2);
  lockIn(tom, stage.example(0));
  await stage.flow();
  const revealing = revealExamples(stage.plane, {
    user: stage.user('lea'),
    room: stage.room,
    examples: [stage.example(0)],
  });
  await stage.flow();
  await revealing;
  const table = await stage.table('tom');
  await stage.flow();
  expect(keys(laidOn(table))).toEqual(
    [judgmentRef(stage, 'lea'), judgmentRef(stage, 'tom'), lockInRef(stage, 'tom')].toSorted(),
  );
  expect(laidOn(table)[judgmentRef(stage, 'lea')]).toMatchObject({
    author: stage.member('lea'),
    stage: 'blind',
    entry: { value: 1 },
  });
});

test('[B6] the opening is in the database before the first byte of the table is sent', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const { read, tables } = stage.given.database;
  const member = stage.member('tom');
  expect(await openingOf(read, tables, { member, example: stage.example(0) })).toBeUndefined();
  const table = await stage.table('tom');
  expect(table.sent).toEqual([]);
  expect(await openingOf(read, tables, { member, example: stage.example(0) })).toMatchObject({
    reason: 'open-room',
    at: stage.now,
  });
});

test('[B6] a write that fails opens nothing', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const { write, read, tables } = stage.given.database;
  stage.given.database.write = () => Promise.reject(new Error('disk full'));
  await expect(stage.table('tom')).rejects.toMatchObject({ code: 'not-saved' });
  stage.given.database.write = write;
  expect(await openingOf(read, tables, { member: stage.member('tom'), example: stage.example(0) })).toBeUndefined();
});

test('[B13] together: nobody is shown a table before the reveal, neither over sync nor over HTTP', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', ola: 'observer' } });
  for (const name of ['lea', 'tom', 'ola']) {
    const at = { user: stage.user(name), room: stage.room, example: stage.example(0) };
    await expect(stage.table(name)).rejects.toMatchObject({ code: 'sealed' });
    await expect(readTable(stage.given, at)).rejects.toMatchObject({ code: 'sealed' });
    const opening = openExample(stage.plane, at);
    opening.catch(() => undefined);
    await stage.flow();
    await expect(opening).rejects.toMatchObject({ code: 'sealed' });
  }
});

test('[B1] who has been shown a table may read it and what was sealed of the row; others may not', async () => {
  await using stage = await aSyncStage({ pace: 'solo' });
  const tom = await stage.desk('tom');
  judge(tom, stage.example(0), 1);
  lockIn(tom, stage.example(0));
  await stage.flow();
  const at = { user: stage.user('tom'), room: stage.room, example: stage.example(0) };
  await expect(readTable(stage.given, at), 'may open, and has not').rejects.toMatchObject({ code: 'sealed' });
  await stage.table('tom');
  expect(await readTable(stage.given, at)).toMatchObject({ sealed: { fields: { model: 'sealed-model-0' } } });
  await expect(readTable(stage.given, { ...at, user: stage.user('lea') })).rejects.toMatchObject({ code: 'sealed' });
});

test('[E3] the same key on two desks is two entries; nobody can write under another’s name', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [lea, tom, table] = [await stage.desk('lea'), await stage.desk('tom'), await stage.table('tom')];
  comment(lea, 'c1', stage.example(0), 'from Lea');
  await stage.flow();
  comment(tom, 'c1', stage.example(0), 'from Tom');
  deskEntries(tom.doc).set(`${stage.member('lea')}/c1`, {
    kind: 'comment',
    example: stage.example(0),
    subject: { on: 'example' },
    text: 'forged',
  });
  await stage.flow();
  const texts = Object.values(laidOn(table)).map(({ author, entry }) => [
    author,
    entry.kind === 'comment' && entry.text,
  ]);
  expect(texts.toSorted()).toEqual([
    [stage.member('lea'), 'from Lea'],
    [stage.member('tom'), 'from Tom'],
  ]);
});

test('[E1] what cannot be taken is laid nowhere, and told to its author alone', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [tom, table] = [await stage.desk('tom'), await stage.table('lea')];
  deskEntries(tom.doc).set('c1', {
    kind: 'comment',
    example: 'x'.repeat(22),
    subject: { on: 'example' },
    text: 'elsewhere',
  });
  deskEntries(tom.doc).set('c2', ['not', 'an', 'entry']);
  await stage.flow();
  expect(laidOn(table)).toEqual({});
  const refused = stage.announced.filter(({ name }) => name === 'refused');
  expect(refused.map(({ to }) => to)).toEqual([{ member: stage.member('tom') }, { member: stage.member('tom') }]);
});

test('[E4] an entry cannot move to another example or become another kind', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [tom, here, there] = [await stage.desk('tom'), await stage.table('lea', 0), await stage.table('lea', 1)];
  comment(tom, 'c1', stage.example(0), 'here');
  await stage.flow();
  comment(tom, 'c1', stage.example(1), 'there');
  await stage.flow();
  expect(Object.values(laidOn(here))).toMatchObject([{ entry: { text: 'here' } }]);
  expect(laidOn(there)).toEqual({});
});

test('[E5] an observer’s entries are not taken, but their own record of reading is', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', ola: 'observer' } });
  const [desk, table] = [await stage.desk('ola'), await stage.table('lea')];
  comment(desk, 'c1', stage.example(0), 'may I?');
  judge(desk, stage.example(0), 1);
  put(desk, { kind: 'read', example: stage.example(0), seconds: 5 });
  await stage.flow();
  expect(laidOn(table)).toEqual({});
  expect(stage.announced.filter(({ name }) => name === 'refused')).toHaveLength(2);
});

test('[E6] reading is not laid on a table', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [tom, table] = [await stage.desk('tom'), await stage.table('lea')];
  put(tom, { kind: 'read', example: stage.example(0), seconds: 5 });
  await stage.flow();
  expect(laidOn(table)).toEqual({});
});

test('[E7] a comment taken off the desk leaves the table, and stays away', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [tom, table] = [await stage.desk('tom'), await stage.table('lea')];
  comment(tom, 'c1', stage.example(0), 'wrong');
  await stage.flow();
  expect(keys(laidOn(table))).toHaveLength(1);
  deskEntries(tom.doc).delete('c1');
  await stage.flow();
  expect(laidOn(table)).toEqual({});
});

test('[E8] two tabs of one person that answer the same question at once end with one answer', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [one, two, table] = [await stage.desk('tom'), await stage.desk('tom'), await stage.table('lea')];
  await stage.flow();
  judge(one, stage.example(0), 1);
  judge(two, stage.example(0), 4);
  await stage.flow();
  expect(deskEntries(one.doc).toJSON()).toEqual(deskEntries(two.doc).toJSON());
  expect(Object.values(laidOn(table)).map(({ entry }) => entry)).toEqual([
    deskEntries(one.doc).get(`judgment.${stage.example(0)}.preference`),
  ]);
});

test('[E2] author and times of what lies on a table are the server’s', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const [tom, table] = [await stage.desk('tom'), await stage.table('lea')];
  comment(tom, 'c1', stage.example(0), 'once');
  await stage.flow();
  const accepted = stage.now;
  await stage.advance(500);
  comment(tom, 'c1', stage.example(0), 'twice');
  await stage.flow();
  expect(laidOn(table)[entryRef(stage.member('tom'), 'c1')]).toMatchObject({
    author: stage.member('tom'),
    acceptedAt: accepted,
    changedAt: accepted + 500,
    entry: { text: 'twice' },
  });
});

test('[Y18] a lead who is removed while their reveal waits for its turn reveals nothing', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', leo: 'lead', tom: 'trainer' } });
  const at = { user: stage.user('leo'), room: stage.room };
  const revealing = revealExamples(stage.plane, { ...at, examples: 'all' });
  revealing.catch(() => undefined);
  const { member } = stage.given.database.tables;
  await stage.given.database.write((tx) =>
    tx
      .update(member)
      .set({ removedAt: stage.now })
      .where(eq(member.id, stage.member('leo'))),
  );
  await stage.flow();
  await expect(revealing).rejects.toMatchObject({ code: 'not-found' });
  await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
});
