// Judging through desks: what is taken, how it counts, and how it moves from blind to open.
import { expect, test } from 'vitest';
import { peek } from '../../../server/rooms/open-example.ts';
import { readJudgments } from '../../../server/rooms/read-judgments.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import { explain, judge, laidOn, lockIn, put } from '../../support/entries.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

/** The stages and answers of one person's judgments of an example, as they themselves read them. */
async function judgmentsOf(stage: SyncStage, name: string, example = 0) {
  const rows = await readJudgments(stage.given, { user: stage.user(name), room: stage.room });
  return rows
    .filter((row) => row.member === stage.member(name) && row.example === stage.example(example))
    .map(({ stage: at, answers, rationale }) => ({ at, answers, rationale }));
}
const reveal = async (stage: SyncStage, examples: string[] | 'all' = 'all') => {
  const done = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples });
  done.catch(() => undefined);
  await stage.flow();
  return done;
};
const refusals = (stage: SyncStage) =>
  stage.announced
    .filter(({ name }) => name === 'refused')
    .map(({ body }) => (body as { failure: { detail: string } }).failure.detail);

test('[B2] a judgment accepted before any reveal is blind, and what it was is never written again', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  judge(desk, stage.example(0), 1);
  explain(desk, stage.example(0), 'A is right');
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toEqual([
    { at: 'blind', answers: { preference: 1 }, rationale: 'A is right' },
  ]);
});

test('[B7] after the opening a change is a judgment of its own; the blind one stays as it was', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 1);
  await stage.flow();
  await reveal(stage);
  const table = await stage.table('tom');
  judge(desk, stage.example(0), 4);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toEqual([
    { at: 'blind', answers: { preference: 1 }, rationale: '' },
    { at: 'open', answers: { preference: 4 }, rationale: '' },
  ]);
  const key = entryRef(stage.member('tom'), `judgment.${stage.example(0)}.preference`);
  expect(laidOn(table)[key]).toMatchObject({ stage: 'open', entry: { value: 4 }, first: { stage: 'blind', value: 1 } });
});

test('[B3] a judgment made offline and sent after the reveal, by one who was not shown the table, is late', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  await stage.flow();
  desk.disconnect();
  judge(desk, stage.example(0), 3);
  await reveal(stage);
  await stage.join(desk);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toEqual([{ at: 'late', answers: { preference: 3 }, rationale: '' }]);
});

test('[B2] an answer accepted before the reveal stays blind when its author changes another one offline', async () => {
  await using stage = await aSyncStage({ rubric: 'helpfulness', responses: 1 });
  const desk = await stage.desk('tom');
  const answer = (dimension: string, value: number | boolean) =>
    put(desk, { kind: 'judgment', example: stage.example(0), dimension, response: 0, value });
  answer('helpfulness', 4);
  await stage.flow();
  desk.disconnect();
  answer('critical-error', true);
  await reveal(stage);
  await stage.join(desk);
  await stage.flow();
  const table = await stage.table('lea');
  await stage.flow();
  const laid = laidOn(table);
  const stages = Object.values(laid).map(({ entry, stage: at }) => [entry.kind === 'judgment' && entry.dimension, at]);
  expect(stages.toSorted()).toEqual([
    ['critical-error', 'late'],
    ['helpfulness', 'blind'],
  ]);
});

test('[B4] in a room without blindness every judgment is open', async () => {
  await using stage = await aSyncStage({ pace: 'open' });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  expect(await judgmentsOf(stage, 'tom')).toMatchObject([{ at: 'open' }]);
});

test('[B12] a lead who peeked judges openly, everybody is told, and the others are still blind', async () => {
  await using stage = await aSyncStage();
  const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
  judge(lea, stage.example(0), 1);
  judge(tom, stage.example(0), 2);
  await stage.flow();
  const peeked = peek(stage.plane, { user: stage.user('lea'), room: stage.room, example: stage.example(0) });
  await stage.flow();
  expect(await peeked).toMatchObject({ reason: 'peek', member: stage.member('lea') });
  expect(stage.announced.filter(({ name }) => name === 'peeked')).toMatchObject([{ to: { room: stage.room } }]);
  judge(lea, stage.example(0), 4);
  judge(tom, stage.example(0), 3);
  await stage.flow();
  expect((await judgmentsOf(stage, 'lea')).map(({ at }) => at)).toEqual(['blind', 'open']);
  expect((await judgmentsOf(stage, 'tom')).map(({ at }) => at)).toEqual(['blind']);
});

test('[J1] an incomplete judgment cannot be locked in; its author is told what is missing', async () => {
  await using stage = await aSyncStage({ rubric: 'helpfulness', pace: 'solo' });
  const desk = await stage.desk('tom');
  put(desk, { kind: 'judgment', example: stage.example(0), dimension: 'helpfulness', response: 0, value: 4 });
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(refusals(stage)).toEqual(['Answer "Helpfulness" first: 3 of the required answers are missing.']);
  await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
});

test('[J2] a lock-in can be taken back while sealed, and no more once the example is open', async () => {
  await using stage = await aSyncStage({ pace: 'solo' });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  lockIn(desk, stage.example(0));
  await stage.flow();
  lockIn(desk, stage.example(0), false);
  await stage.flow();
  await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
  lockIn(desk, stage.example(0));
  await stage.flow();
  await stage.table('tom');
  lockIn(desk, stage.example(0), false);
  await stage.flow();
  expect(refusals(stage)).toEqual(['This example is open; a lock-in can be taken back only while it is sealed.']);
});

test('[J3] answers that the rubric does not ask for or offer are not taken', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 5);
  judge(desk, stage.example(1), 2, 'tone');
  put(desk, { kind: 'judgment', example: stage.example(2), dimension: 'preference', response: 1, value: 2 });
  await stage.flow();
  expect(refusals(stage)).toEqual([
    '"5" is not an answer to "Preference".',
    'The rubric does not ask "tone" of this example.',
    'The rubric does not ask "preference.1" of this example.',
  ]);
  expect(await judgmentsOf(stage, 'tom')).toEqual([]);
});

test('[J4] a rationale changed after the opening is shown beside what it was', async () => {
  await using stage = await aSyncStage();
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 1);
  explain(desk, stage.example(0), 'B invents a law');
  await stage.flow();
  await reveal(stage);
  const table = await stage.table('tom');
  explain(desk, stage.example(0), 'The law exists');
  await stage.flow();
  expect(laidOn(table)[entryRef(stage.member('tom'), `rationale.${stage.example(0)}`)]).toMatchObject({
    stage: 'open',
    entry: { text: 'The law exists' },
    first: { stage: 'blind', text: 'B invents a law' },
  });
});

test('[B11] a reveal that names an example outside the window reveals none', async () => {
  await using stage = await aSyncStage();
  await expect(reveal(stage, [stage.example(0), 'x'.repeat(22)])).rejects.toMatchObject({ code: 'not-found' });
  await expect(stage.table('tom')).rejects.toMatchObject({ code: 'sealed' });
  expect(await reveal(stage, [stage.example(0), stage.example(1)])).toHaveLength(2);
  expect(await reveal(stage, 'all'), 'those that were not before').toEqual([stage.example(2)]);
});

test('[B10] locking in is told as a count, never who', async () => {
  await using stage = await aSyncStage({ people: { lea: 'lead', tom: 'trainer', ola: 'observer' } });
  const desk = await stage.desk('tom');
  judge(desk, stage.example(0), 2);
  await stage.flow();
  expect(stage.announced, 'answering is told to nobody').toEqual([]);
  lockIn(desk, stage.example(0));
  await stage.flow();
  expect(stage.announced).toEqual([
    {
      to: { room: stage.room },
      name: 'progress',
      body: { room: stage.room, example: stage.example(0), lockedIn: 1, judges: 2 },
    },
  ]);
});
