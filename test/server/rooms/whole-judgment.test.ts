// A whole judgment through a desk: reasons, confidence, expectations of the others, time read, the order of responses.
import { expect, test } from 'vitest';
import { readJudgments } from '../../../server/rooms/read-judgments.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import { responseOrder } from '../../../shared/room/response-order.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { explain, judge, laidOn, lockIn, put } from '../../support/entries.ts';
import { aSyncStage, id, type SyncStage } from '../../support/sync-stage.ts';

const judgmentsOf = async (stage: SyncStage, name: string) =>
  (await readJudgments(stage.given, { user: stage.user(name), room: stage.room })).filter(
    ({ member }) => member === stage.member(name),
  );
const refusals = (stage: SyncStage) =>
  stage.announced
    .filter(({ name }) => name === 'refused')
    .map(({ body }) => (body as { failure: { detail: string } }).failure.detail);
const lockedIn = (stage: SyncStage) => stage.announced.filter(({ name }) => name === 'progress').length;
const asking = {
  ...rubricTemplates.preference,
  dimensions: rubricTemplates.preference.dimensions.map((dimension) => ({ ...dimension, asksShare: true })),
};

test('[J20] who says why they cannot judge locks in without answers, and what they had answered does not count', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  const example = stage.example(0);
  judge(desk, example, 2);
  put(desk, { kind: 'cannot-judge', example, reason: 'It is in Finnish.' });
  judge(desk, example, null);
  lockIn(desk, example);
  await stage.flow();
  expect([refusals(stage), lockedIn(stage)]).toEqual([[], 1]);
  judge(desk, example, 3);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ cannotJudge: 'It is in Finnish.', answers: {} }]);
  put(desk, { kind: 'cannot-judge', example, reason: null });
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ cannotJudge: null, answers: { preference: 3 } }]);
});

test('[J21] a required rationale is asked for before locking in, with how much is missing', async () => {
  await using stage = await aSyncStage({ settings: { rationale: 'required', rationaleMinimum: 20 } });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  explain(desk, stage.example(0), '   Too short.   ');
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect([refusals(stage), lockedIn(stage)]).toEqual([['Say why in at least 20 characters: 10 more are needed.'], 0]);
  explain(desk, stage.example(0), 'B answers another question.');
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(lockedIn(stage)).toBe(1);
});

test('[J21] without a minimum any words will do, and none will not', async () => {
  await using stage = await aSyncStage({ settings: { rationale: 'required' } });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  explain(desk, stage.example(0), '  ');
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(refusals(stage)).toEqual(['Say why first: this room asks for a rationale with every judgment.']);
  explain(desk, stage.example(0), 'A.');
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(lockedIn(stage)).toBe(1);
});

test('[J22] confidence, a reason and an expected share keep what they were before the opening', async () => {
  await using stage = await aSyncStage({ rubric: asking });
  const desk = await stage.desk('tom');
  const example = stage.example(0);
  const share = (percent: number) => put(desk, { kind: 'expected-share', example, dimension: 'preference', percent });
  judge(desk, example, 2);
  put(desk, { kind: 'confidence', example, value: 5 });
  share(80);
  await stage.flow();
  const revealing = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: 'all' });
  await stage.flow();
  await revealing;
  const table = await stage.table('tom');
  put(desk, { kind: 'confidence', example, value: 2 });
  share(30);
  put(desk, { kind: 'cannot-judge', example, reason: 'Both quote sources I cannot open.' });
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([
    { stage: 'blind', confidence: 5, expectedShares: { preference: 80 }, cannotJudge: null },
    { stage: 'open', confidence: 2, expectedShares: { preference: 30 }, cannotJudge: expect.stringContaining('Both') },
  ]);
  const laid = (key: string) => laidOn(table)[entryRef(stage.member('tom'), `${key}.${example}`)];
  expect(laid('confidence')).toMatchObject({ stage: 'open', first: { stage: 'blind', value: 5 } });
  expect(laid('cannot-judge')).toMatchObject({ stage: 'open' });
  expect(laid('expected-share')).toBeUndefined();
  expect(laidOn(table)[entryRef(stage.member('tom'), `expected-share.${example}.preference`)]).toMatchObject({
    stage: 'open',
    first: { stage: 'blind', value: 80 },
    rubricVersion: id('version'),
  });
});

test('[J23] a share is not taken where the rubric does not ask for one', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  put(desk, { kind: 'expected-share', example: stage.example(0), dimension: 'preference', percent: 60 });
  put(desk, { kind: 'expected-share', example: stage.example(0), dimension: 'tone', percent: 60 });
  await stage.flow();
  expect(refusals(stage)).toEqual([
    'The rubric does not ask what the others will answer to "Preference".',
    'The rubric does not ask "tone" of this example.',
  ]);
});

test('[J24] the seconds read so far are recorded, also when they arrive together with the answer', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ seconds: null }]);
  desk.doc.transact(() => {
    judge(desk, stage.example(0), 3);
    put(desk, { kind: 'read', example: stage.example(0), seconds: 95 });
  });
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ seconds: 95 }]);
});

test('[J25] the order in which responses were shown is recorded, and answers stay those of the file', async () => {
  await using stage = await aSyncStage({ rubric: 'helpfulness', responses: 4, settings: { shuffles: true } });
  const desk = await stage.desk('tom');
  const example = stage.example(0);
  put(desk, { kind: 'judgment', example, dimension: 'helpfulness', response: 2, value: 5 });
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([
    { responseOrder: responseOrder(stage.member('tom'), example, 4), answers: { 'helpfulness.2': 5 } },
  ]);
});

test('[J63] the order in which an answer was made lies on the table with it, and outlasts a change after the opening', async () => {
  await using stage = await aSyncStage({ rubric: 'helpfulness', responses: 4, settings: { shuffles: true } });
  const desk = await stage.desk('tom');
  const example = stage.example(0);
  const answer = { kind: 'judgment', example, dimension: 'helpfulness', response: 2 } as const;
  put(desk, { ...answer, value: 5 });
  await stage.flow();
  const revealing = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: [example] });
  await stage.flow();
  await revealing;
  const table = await stage.table('tom');
  await stage.flow();
  const order = responseOrder(stage.member('tom'), example, 4);
  const ref = entryRef(stage.member('tom'), `judgment.${example}.helpfulness.2`);
  expect(laidOn(table)[ref]).toMatchObject({ order, stage: 'blind' });
  put(desk, { ...answer, value: 1 });
  await stage.flow();
  expect(laidOn(table)[ref]).toMatchObject({ order, stage: 'open', first: { value: 5 } });
});

test('[J25] where nothing is shuffled no order is recorded', async () => {
  await using stage = await aSyncStage();
  judge(await stage.desk('tom'), stage.example(0), 2);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ responseOrder: null }]);
});
