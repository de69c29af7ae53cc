// Publishing versions of a rubric while people judge: what is immutable, what is stale, and who comes first.
import { expect, test } from 'vitest';
import { insertVersion } from '../../../db/queries/rubrics.ts';
import { changeSettings } from '../../../server/rooms/change-settings.ts';
import { publishRubric } from '../../../server/rooms/publish-rubric.ts';
import { readJudgments } from '../../../server/rooms/read-judgments.ts';
import { readRoom } from '../../../server/rooms/read-room.ts';
import { readRubricVersions, readStale } from '../../../server/rooms/read-rubric-versions.ts';
import { readStaleOfOthers } from '../../../server/rooms/read-stale-of-others.ts';
import { removeMember } from '../../../server/rooms/remove-member.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { usualSettings } from '../../../shared/room/settings.ts';
import { judge, laidOn, lockIn, put } from '../../support/entries.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { aSyncStage, id, type SyncStage } from '../../support/sync-stage.ts';

const first = rubricTemplates.preference;
const [preference] = first.dimensions as [Dimension];
const second: Rubric = { ...first, dimensions: [{ ...preference, question: 'Which would you send to a friend?' }] };
const third: Rubric = {
  ...second,
  dimensions: [...second.dimensions, { ...(rubricTemplates.helpfulness.dimensions[1] as Dimension), per: 'example' }],
};

/** `id()`s are readable and chance stands still on this stage, so each version is given its own. */
let made = 0;
const publish = async (
  stage: SyncStage,
  rubric: Rubric,
  about: { base?: string; by?: string; same?: boolean } = {},
) => {
  const { base = id('version'), by = 'lea', same = false } = about;
  const number = ++made;
  const plane = { ...stage.plane, random: (bytes: number) => new Uint8Array(bytes).fill(number) };
  const sameMeaning = same ? [{ dimension: 'preference' }] : [];
  const asked = { user: stage.user(by), room: stage.room, base, rubric, note: 'Because.', sameMeaning };
  const done = publishRubric(plane, asked);
  done.catch(() => undefined);
  await stage.flow();
  return done;
};
const own = async (stage: SyncStage, name = 'tom') =>
  (await readJudgments(stage.given, { user: stage.user(name), room: stage.room })).filter(
    ({ member }) => member === stage.member(name),
  );
const stale = async (stage: SyncStage, name = 'tom') =>
  (await readStale(stage.given, { user: stage.user(name), room: stage.room })).examples;
const reveal = async (stage: SyncStage) => {
  const done = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: 'all' });
  await stage.flow();
  return done;
};

test('[J34] a published version is in force for everybody, told to the room, and those before it stay as they were', async () => {
  await using stage = await aSyncStage();
  const at = { user: stage.user('tom'), room: stage.room };
  const version = await publish(stage, second);
  expect(stage.announced).toEqual([
    {
      to: { room: stage.room },
      name: 'configured',
      body: { room: stage.room, rubricVersion: version.id, settings: usualSettings },
    },
  ]);
  expect(await readRoom(stage.given, at)).toMatchObject({ rubric: second, rubricVersion: version.id });
  await publish(stage, third, { base: version.id });
  expect(await readRubricVersions(stage.given, at)).toMatchObject([
    { id: id('version'), number: 1, rubric: first, note: '', publishedBy: null },
    { id: version.id, number: 2, rubric: second, note: 'Because.', publishedBy: stage.member('lea') },
    { number: 3, rubric: third },
  ]);
});

test('[J34] who publishes from a version that is no longer in force is refused; so is one who changed nothing', async () => {
  await using stage = await aSyncStage();
  const { id: now } = await publish(stage, second);
  await expect(publish(stage, third)).rejects.toMatchObject({ code: 'changed' });
  await expect(publish(stage, second, { base: now })).rejects.toMatchObject({ code: 'bad-request' });
  expect(await readRubricVersions(stage.given, { user: stage.user('tom'), room: stage.room })).toHaveLength(2);
});

test('[J34] of two leads who publish at once one does, and the other is told that the rubric changed', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', lou: 'lead' } });
  const both = Promise.allSettled([publish(stage, second), publish(stage, third, { by: 'lou' })]);
  const outcomes = await both;
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('[J34] trainers and observers do not publish', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', ola: 'observer' } });
  await expect(publish(stage, second, { by: 'tom' })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(publish(stage, second, { by: 'ola' })).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[J32] a clause that offers other answers, or did not change, cannot be said to mean the same', async () => {
  await using stage = await aSyncStage();
  const wider: Rubric = { ...first, dimensions: [{ ...preference, points: 6 } as Dimension] };
  await expect(publish(stage, wider, { same: true })).rejects.toMatchObject({ code: 'bad-request' });
  const longer: Rubric = { ...first, dimensions: [...first.dimensions, ...third.dimensions.slice(1)] };
  await expect(publish(stage, longer, { same: true })).rejects.toMatchObject({ code: 'bad-request' });
});

test('[J35] every answer carries the version it was given under, also within one judgment', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  const { id: now } = await publish(stage, third);
  judge(desk, stage.example(0), true, 'critical-error');
  await stage.flow();
  expect(await own(stage)).toMatchObject([
    { rubricVersion: now, versions: { preference: id('version'), 'critical-error': now } },
  ]);
});

test('[J31] judgments under a changed clause are listed for their author, until they judge again', async () => {
  await using stage = await aSyncStage();
  const [tom, lea] = [await stage.desk('tom'), await stage.desk('lea')];
  judge(tom, stage.example(0), 2);
  judge(tom, stage.example(1), 3);
  await stage.flow();
  const { id: now } = await publish(stage, second);
  judge(lea, stage.example(0), 1);
  await stage.flow();
  expect(await stale(stage)).toEqual([
    { example: stage.example(0), stale: ['preference'], gone: [] },
    { example: stage.example(1), stale: ['preference'], gone: [] },
  ]);
  expect(await stale(stage, 'lea')).toEqual([]);
  judge(tom, stage.example(0), 4);
  judge(tom, stage.example(1), 3);
  await stage.flow();
  expect(await stale(stage), 'judged again, to the same answer too').toEqual([]);
  expect((await own(stage)).map(({ stage: at, versions }) => [at, versions])).toEqual([
    ['blind', { preference: now }],
    ['blind', { preference: now }],
  ]);
});

test('[J64] a lead is told whose judgments are stale where, of what is open to them and of nothing else', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', ann: 'trainer', ola: 'observer' } });
  const [tom, ann, lea] = [await stage.desk('tom'), await stage.desk('ann'), await stage.desk('lea')];
  for (const desk of [tom, ann, lea]) for (const at of [0, 1]) judge(desk, stage.example(at), 2);
  await stage.flow();
  await publish(stage, second);
  const at = (name: string) => ({ user: stage.user(name), room: stage.room });
  const told = async () => (await readStaleOfOthers(stage.given, at('lea'))).judgments;
  expect(await told(), 'all of it is sealed').toEqual([]);
  const revealing = revealExamples(stage.plane, { ...at('lea'), examples: [stage.example(1)] });
  await stage.flow();
  await revealing;
  expect(await told(), 'revealed, and not yet shown to her').toEqual([]);
  await stage.table('lea', 1);
  const left = (name: string) => ({ member: stage.member(name), example: stage.example(1), stale: ['preference'] });
  expect(await told()).toEqual([left('tom'), left('ann')]);
  judge(ann, stage.example(1), 2);
  await stage.flow();
  expect(await told(), 'judged again').toEqual([left('tom')]);
  for (const name of ['tom', 'ola'])
    await expect(readStaleOfOthers(stage.given, at(name))).rejects.toMatchObject({ code: 'not-allowed' });
});

test('[J64] who says that they cannot judge, or has left, has nothing to judge again', async () => {
  await using stage = await aSyncStage({ pace: 'open', people: { lea: 'lead', tom: 'trainer', ann: 'trainer' } });
  const example = stage.example(0);
  for (const name of ['tom', 'ann']) judge(await stage.desk(name), example, 2);
  await stage.table('lea');
  await stage.flow();
  await publish(stage, second);
  const lea = { user: stage.user('lea'), room: stage.room };
  expect((await readStaleOfOthers(stage.given, lea)).judgments).toHaveLength(2);
  put(await stage.desk('tom'), { kind: 'cannot-judge', example, reason: 'It is in Finnish.' });
  await stage.flow();
  const nobodyHears = { removed: () => undefined, membersChanged: () => undefined };
  await removeMember(stage.given, nobodyHears, { ...lea, member: stage.member('ann') });
  expect((await readStaleOfOthers(stage.given, lea)).judgments).toEqual([]);
});

test('[J32] a wording fix leaves nothing stale', async () => {
  await using stage = await aSyncStage();
  judge(await stage.desk('tom'), stage.example(0), 2);
  await stage.flow();
  await publish(stage, second, { same: true });
  expect(await stale(stage)).toEqual([]);
});

test('[J36] judging again after the opening is a judgment of the present stage; the blind one keeps its version', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  await reveal(stage);
  const table = await stage.table('tom');
  const { id: now } = await publish(stage, second);
  judge(desk, stage.example(0), 2);
  await stage.flow();
  expect(await own(stage)).toMatchObject([
    { stage: 'blind', rubricVersion: id('version'), versions: { preference: id('version') } },
    { stage: 'open', rubricVersion: now, versions: { preference: now } },
  ]);
  judge(desk, stage.example(0), 4);
  await stage.flow();
  expect(laidOn(table)[entryRef(stage.member('tom'), `judgment.${stage.example(0)}.preference`)]).toMatchObject({
    rubricVersion: now,
    first: { value: 2, rubricVersion: id('version') },
  });
});

test('[J33] an answer to a question that is no longer asked stays, with the version it was given under', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  const less: Rubric = { ...first, dimensions: third.dimensions.slice(1) };
  await publish(stage, less);
  judge(desk, stage.example(0), false, 'critical-error');
  lockIn(desk, stage.example(0));
  await stage.flow();
  await reveal(stage);
  const table = await stage.table('lea');
  await stage.flow();
  expect(await own(stage)).toMatchObject([{ answers: { preference: 2, 'critical-error': false } }]);
  expect(laidOn(table)[entryRef(stage.member('tom'), `judgment.${stage.example(0)}.preference`)]).toMatchObject({
    rubricVersion: id('version'),
    entry: { value: 2 },
  });
  expect(await stale(stage)).toEqual([{ example: stage.example(0), stale: [], gone: ['preference'] }]);
});

const judgeAndLock = (desk: HeldClient, example: string) =>
  desk.doc.transact(() => {
    judge(desk, example, 2);
    lockIn(desk, example);
  });

test('[J34] a judgment that waits for the same turn as a publication is whole: all before it, or all after it', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  judgeAndLock(desk, stage.example(0));
  desk.deliverToServer();
  const { id: now } = await publish(stage, third);
  const [judgment] = await own(stage);
  const told = stage.announced.map(({ name }) => name);
  // What came in first was written first: edits, then decisions.
  expect([judgment?.versions, told]).toEqual([{ preference: id('version') }, ['progress', 'configured']]);
  judgeAndLock(desk, stage.example(1));
  await stage.flow();
  const later = (await own(stage)).find(({ example }) => example === stage.example(1));
  expect(later?.rubricVersion).toBe(now);
  expect(stage.announced.at(-1), 'the new question is missing').toMatchObject({
    name: 'refused',
    body: { entry: `lock-in.${stage.example(1)}` },
  });
});

test('[J34] facts remembered from before a publication are not judged by', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  const { database } = stage.given;
  const { write } = database;
  let raced = false;
  // Between what the policy remembered and its write, another process publishes.
  database.write = async (work, until) => {
    if (!raced) {
      raced = true;
      const version = { id: id('second'), content: third, publishedAt: 1, publishedBy: stage.member('lea') };
      await write((tx) =>
        insertVersion(tx, database.tables, { room: stage.room, ...version, note: '', sameMeaning: [] }),
      );
    }
    return write(work, until);
  };
  judgeAndLock(desk, stage.example(0));
  await stage.flow();
  expect(await own(stage)).toMatchObject([{ rubricVersion: id('second') }]);
  expect(stage.announced).toMatchObject([{ name: 'refused' }]);
});

test('[J37] settings are changed by leads, told to the room, on record, and hold at once', async () => {
  await using stage = await aSyncStage();
  const required = { ...usualSettings, rationale: 'required' } as const;
  const change = async (by: string, base = usualSettings) => {
    const done = changeSettings(stage.plane, { user: stage.user(by), room: stage.room, base, settings: required });
    done.catch(() => undefined);
    await stage.flow();
    return done;
  };
  await expect(change('tom')).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await change('lea')).toEqual(required);
  expect(stage.announced).toMatchObject([{ name: 'configured', body: { settings: required } }]);
  await expect(change('lea'), 'somebody else changed them').rejects.toMatchObject({ code: 'changed' });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(stage.announced.at(-1)).toMatchObject({ name: 'refused' });
  const { read, tables } = stage.given.database;
  const deeds = await read.select().from(tables.auditEvent);
  expect(deeds).toMatchObject([{ action: 'change-settings', detail: { settings: ['rationale'] } }]);
  expect((await readRoom(stage.given, { user: stage.user('tom'), room: stage.room })).settings).toEqual(required);
});

test('[J41] a rubric that lacks something is refused in the words its writer reads', async () => {
  await using stage = await aSyncStage();
  const choices = [
    { id: 'a', label: 'Same' },
    { id: 'b', label: 'same' },
  ];
  const { points: _, tie: __, bothBad: ___, ...common } = preference as Extract<Dimension, { type: 'preference' }>;
  const lacking: Rubric = { ...first, dimensions: [{ ...common, type: 'choice', choices }] };
  await expect(publish(stage, lacking)).rejects.toMatchObject({
    code: 'bad-request',
    detail: '"Preference": Two of the choices say the same.',
  });
});
