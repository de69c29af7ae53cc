// What a room decides: outcomes of questions, challenges to clauses, and rulings; who may, and who hears of it.
import { describe, expect, test } from 'vitest';
import { challengeClause, withdrawChallenge } from '../../../server/rooms/challenge-clause.ts';
import { decideOutcome } from '../../../server/rooms/decide-outcome.ts';
import { exportRulings } from '../../../server/rooms/export-rulings.ts';
import { publishRubric } from '../../../server/rooms/publish-rubric.ts';
import { readChallenges } from '../../../server/rooms/read-challenges.ts';
import { readHistory, readOpenQuestions, readOutcomes } from '../../../server/rooms/read-outcomes.ts';
import { readTable } from '../../../server/rooms/read-table.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { rule } from '../../../server/rooms/rule.ts';
import type { RoomOutcome } from '../../../shared/room/deciding.ts';
import { tableOutcomes } from '../../../shared/room/documents.ts';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { judge, lockIn } from '../../support/entries.ts';
import { aSyncStage, id, type StageOptions, type SyncStage } from '../../support/sync-stage.ts';

const people = { lea: 'lead', tom: 'trainer', ann: 'trainer', ola: 'observer' } as const;
const common = { question: '?', help: '', ceiling: 'low', required: false, per: 'example' } as const;
const rubric: Rubric = {
  title: 'Two questions',
  dimensions: [
    {
      ...common,
      id: 'right',
      name: 'Right',
      nature: 'objective',
      type: 'scale',
      points: 5,
      anchors: { '5': 'All of it' },
    },
    { ...common, id: 'warm', name: 'Warm', nature: 'subjective', type: 'scale', points: 5, anchors: {} },
  ],
};
const aStage = (options: StageOptions = {}) => aSyncStage({ people, rubric, ...options });

async function settled<T>(stage: SyncStage, asked: Promise<T>): Promise<T> {
  asked.catch(() => undefined);
  await stage.flow();
  return asked;
}
const at = (stage: SyncStage, name: string) => ({ user: stage.user(name), room: stage.room });
const on = (stage: SyncStage, name: string, example = 0) => ({ ...at(stage, name), example: stage.example(example) });

/** Everybody judges the first two examples, and all is revealed and shown to these. */
async function revealed(stage: SyncStage, shown: string[]): Promise<void> {
  const [tom, ann] = [await stage.desk('tom'), await stage.desk('ann')];
  judge(tom, stage.example(0), 2, 'right');
  judge(ann, stage.example(0), 5, 'right');
  judge(tom, stage.example(1), 3, 'right');
  judge(ann, stage.example(1), 4, 'right');
  for (const desk of [tom, ann]) judge(desk, stage.example(2), 4, 'right');
  judge(tom, stage.example(0), 1, 'warm');
  judge(ann, stage.example(0), 5, 'warm');
  await stage.flow();
  await settled(stage, revealExamples(stage.plane, { ...at(stage, 'lea'), examples: 'all' }));
  for (const name of shown) for (const n of [0, 1, 2]) await stage.table(name, n);
}

const settledOn4: RoomOutcome = { kind: 'settled', value: 4, text: 'The date is right after all.' };
const ruled: RoomOutcome = { kind: 'ruled', value: 3, text: 'A half answer is a 3.' };
const gap: RoomOutcome = { kind: 'irresolvable', reason: 'rubric-gap', text: '' };
const decide = (
  stage: SyncStage,
  name: string,
  outcome: RoomOutcome | null,
  was: string | null = null,
  question = 'right',
) => settled(stage, decideOutcome(stage.plane, { ...on(stage, name), question, outcome, was }));

describe('outcomes', () => {
  test('[J50] those who discuss settle, defer or give up; only who may rule rules, or takes the place of a ruling', async () => {
    await using stage = await aStage();
    await revealed(stage, ['lea', 'tom', 'ola']);
    const first = await decide(stage, 'tom', gap);
    const second = await decide(stage, 'tom', settledOn4, first?.id ?? null);
    expect(second).toMatchObject({ by: stage.member('tom'), outcome: settledOn4 });
    await expect(decide(stage, 'ola', gap)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(stage, 'tom', ruled, second?.id ?? null)).rejects.toMatchObject({ code: 'not-allowed' });
    const third = await decide(stage, 'lea', ruled, second?.id ?? null);
    await expect(decide(stage, 'tom', settledOn4, third?.id ?? null)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(stage, 'tom', null, third?.id ?? null)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('[J51] a value must be one the question offers; subjective questions have no outcome', async () => {
    await using stage = await aStage();
    await revealed(stage, ['tom']);
    await expect(decide(stage, 'tom', { ...settledOn4, value: 6 })).rejects.toMatchObject({ code: 'bad-request' });
    await expect(decide(stage, 'tom', settledOn4, null, 'warm')).rejects.toMatchObject({ code: 'bad-request' });
    await expect(decide(stage, 'tom', gap, null, 'elsewhere')).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('[J52] one takes the place of another, which stays on record; null takes it back', async () => {
    await using stage = await aStage();
    await revealed(stage, ['tom']);
    const first = await decide(stage, 'tom', gap);
    const second = await decide(stage, 'tom', settledOn4, first?.id ?? null);
    await decide(stage, 'tom', null, second?.id ?? null);
    const history = await readHistory(stage.given, on(stage, 'tom'));
    expect(history.map(({ outcome, endedAt }) => [outcome.kind, endedAt !== undefined])).toEqual([
      ['irresolvable', true],
      ['settled', true],
    ]);
    expect(await readOutcomes(stage.given, at(stage, 'tom'))).toEqual([]);
    const ever = await readOutcomes(stage.given, { ...at(stage, 'tom'), ended: true });
    expect(ever).toEqual(history);
    expect(await readOutcomes(stage.given, { ...at(stage, 'ann'), ended: true }), 'not shown').toEqual([]);
  });

  test('[J53] of two who decide at once one is told that it has changed, and nothing of theirs is written', async () => {
    await using stage = await aStage();
    await revealed(stage, ['lea', 'tom']);
    const both = [decide(stage, 'tom', settledOn4), decide(stage, 'lea', ruled)];
    const ended = await Promise.allSettled(both);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'changed' } });
    expect(await readHistory(stage.given, on(stage, 'lea'))).toHaveLength(1);
  });

  test('[B26] an outcome lies on the table: who has it open sees it at once, and nobody else hears of it', async () => {
    await using stage = await aStage({ pace: 'solo' });
    const tom = await stage.desk('tom');
    judge(tom, stage.example(0), 2, 'right');
    lockIn(tom, stage.example(0));
    await stage.flow();
    const table = await stage.table('tom');
    stage.announced.length = 0;
    await decide(stage, 'tom', settledOn4);
    expect(tableOutcomes(table.doc).toJSON()).toMatchObject({
      right: { outcome: settledOn4, by: stage.member('tom') },
    });
    expect((await readTable(stage.given, on(stage, 'tom'))).outcomes).toMatchObject({ right: { outcome: settledOn4 } });
    expect(stage.announced, 'told to nobody else').toEqual([
      { to: { member: stage.member('tom') }, name: 'decided', body: { room: stage.room, example: stage.example(0) } },
    ]);
    for (const name of ['ann', 'lea']) {
      await expect(decide(stage, name, gap), name).rejects.toMatchObject({ code: 'sealed' });
      await expect(readHistory(stage.given, on(stage, name)), name).rejects.toMatchObject({ code: 'sealed' });
      expect(await readOutcomes(stage.given, at(stage, name)), name).toEqual([]);
      expect(await readOpenQuestions(stage.given, at(stage, name)), name).toEqual([]);
    }
  });

  test('[B26] an outcome outlasts a restart of the server, and lies there for who opens the table later', async () => {
    await using stage = await aStage();
    await revealed(stage, ['tom']);
    await decide(stage, 'tom', settledOn4);
    stage.startPlane();
    const table = await stage.table('ann');
    await stage.flow();
    expect(tableOutcomes(table.doc).toJSON()).toMatchObject({ right: { outcome: settledOn4 } });
  });

  test('[J61] the work list has the objective questions people disagree on, the farthest apart first, and those deferred', async () => {
    await using stage = await aStage();
    await revealed(stage, ['lea']);
    const list = () => readOpenQuestions(stage.given, at(stage, 'lea'));
    expect(await list()).toEqual([
      { example: stage.example(0), question: 'right', given: 2, apart: 0.75 },
      { example: stage.example(1), question: 'right', given: 2, apart: 0.25 },
    ]);
    const deferred = await decide(stage, 'lea', { kind: 'deferred', text: '' });
    expect((await list())[0]).toMatchObject({ question: 'right', outcome: 'deferred' });
    await decide(stage, 'lea', ruled, deferred?.id ?? null);
    expect((await list()).map(({ example }) => example)).toEqual([stage.example(1)]);
  });
});

const clause = { dimension: 'right', anchor: '5' };
const challenge = (stage: SyncStage, name: string, says = 'B is all right, and still no 5.', example = 0) =>
  settled(
    stage,
    challengeClause(stage.plane, {
      ...at(stage, name),
      challenge: {
        clause,
        text: '“All of it” is never the case.',
        evidence: [{ example: stage.example(example), says }],
      },
    }),
  );
const ruleOn = (stage: SyncStage, id: string, name = 'lea') =>
  settled(
    stage,
    rule(stage.plane, {
      ...at(stage, name),
      ruling: { challenge: id, verdict: 'partly', reason: 'Nearly all will do.' },
    }),
  );

describe('challenges and rulings', () => {
  test('[J55] who judges may challenge a clause of the rubric, and everybody in the room reads it', async () => {
    await using stage = await aStage();
    const { id } = await challenge(stage, 'tom');
    await expect(challenge(stage, 'ola')).rejects.toMatchObject({ code: 'not-allowed' });
    for (const name of ['lea', 'ann', 'ola']) {
      const { challenges } = await readChallenges(stage.given, at(stage, name));
      expect(challenges, name).toMatchObject([
        { id, by: stage.member('tom'), clause, text: '“All of it” is never the case.' },
      ]);
    }
    const elsewhere = { clause: { dimension: 'right', anchor: '3' }, text: 'There is none.', evidence: [] };
    await expect(
      settled(stage, challengeClause(stage.plane, { ...at(stage, 'tom'), challenge: elsewhere })),
    ).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('[B27] of evidence about an example that is sealed for them others learn that there is some: not which, what or how much', async () => {
    await using stage = await aStage();
    await challenge(stage, 'tom');
    const seenBy = async (name: string) => (await readChallenges(stage.given, at(stage, name))).challenges[0];
    expect(await seenBy('tom')).toMatchObject({ evidence: [{ example: stage.example(0) }], sealed: false });
    expect(await seenBy('lea')).toMatchObject({ evidence: [], sealed: true });
    expect(JSON.stringify(await seenBy('ann'))).not.toContain(stage.example(0));
    expect(stage.announced).toEqual([{ to: { room: stage.room }, name: 'challenges', body: { room: stage.room } }]);
    await settled(stage, revealExamples(stage.plane, { ...at(stage, 'lea'), examples: 'all' }));
    expect(await seenBy('ann'), 'may open it, and has not').toMatchObject({ evidence: [], sealed: true });
    await stage.table('ann');
    expect(await seenBy('ann')).toMatchObject({ evidence: [{ example: stage.example(0) }], sealed: false });
  });

  test('[B27] two challenges that differ only in what they say of a sealed example look the same to others', async () => {
    const seen: string[] = [];
    for (const says of ['x', 'y'.repeat(900)]) {
      await using stage = await aStage();
      await challenge(stage, 'tom', says);
      seen.push(JSON.stringify([await readChallenges(stage.given, at(stage, 'ann')), stage.announced]));
    }
    expect(seen[0]).toBe(seen[1]);
  });

  test('[J56] the lead rules once, with a reason; a second ruling is told that it has changed', async () => {
    await using stage = await aStage();
    const { id } = await challenge(stage, 'tom');
    await expect(ruleOn(stage, id, 'tom')).rejects.toMatchObject({ code: 'not-allowed' });
    const ruling = await ruleOn(stage, id);
    expect(ruling).toMatchObject({ challenge: id, clause, verdict: 'partly', by: stage.member('lea') });
    await expect(ruleOn(stage, id)).rejects.toMatchObject({ code: 'changed' });
    await expect(ruleOn(stage, 'x'.repeat(22))).rejects.toMatchObject({ code: 'not-found' });
    expect((await readChallenges(stage.given, at(stage, 'ola'))).rulings).toEqual([ruling]);
  });

  test('[J65] the lead rules on a clause that nobody challenged: read by all, told, recorded, carried out like any other', async () => {
    await using stage = await aStage();
    const unasked = { clause, verdict: 'accepted' as const, reason: 'Nearly all will do.' };
    const ruleBy = (name: string, ruling = unasked) =>
      settled(stage, rule(stage.plane, { ...at(stage, name), ruling }));
    await expect(ruleBy('tom')).rejects.toMatchObject({ code: 'not-allowed' });
    const none = { ...unasked, clause: { dimension: 'right', anchor: '3' } };
    await expect(ruleBy('lea', none)).rejects.toMatchObject({ code: 'bad-request' });
    const ruling = await ruleBy('lea');
    expect(ruling).toMatchObject({ ...unasked, by: stage.member('lea') });
    expect(stage.announced).toEqual([{ to: { room: stage.room }, name: 'challenges', body: { room: stage.room } }]);
    expect((await readChallenges(stage.given, at(stage, 'ola'))).rulings).toEqual([ruling]);
    expect(await exportRulings(stage.given, at(stage, 'tom'))).toContain('## 1. Right, 5: To be changed');
    const { database } = stage.given;
    const [event] = await database.read.select().from(database.tables.auditEvent);
    expect(event).toMatchObject({ action: 'rule', detail: { challenge: null, clause, verdict: 'accepted' } });
    const [right, ...rest] = rubric.dimensions as [Dimension];
    const changed = { ...right, anchors: { '5': 'Nearly all of it' } } as Dimension;
    const next = {
      base: id('version'),
      rubric: { ...rubric, dimensions: [changed, ...rest] },
      note: '',
      sameMeaning: [],
    };
    const version = await settled(stage, publishRubric(stage.plane, { ...at(stage, 'lea'), ...next }));
    const { rulings } = await readChallenges(stage.given, at(stage, 'tom'));
    expect(rulings).toMatchObject([{ id: ruling.id, rubricVersion: version.id }]);
  });

  test('[J57] one withdraws one’s own challenge until it is ruled on, and it stays on record', async () => {
    await using stage = await aStage();
    const [first, second] = [await challenge(stage, 'tom'), await challenge(stage, 'tom')];
    const withdraw = (name: string, id: string) =>
      settled(stage, withdrawChallenge(stage.plane, { ...at(stage, name), challenge: id }));
    await expect(withdraw('ann', first.id)).rejects.toMatchObject({ code: 'not-found' });
    await withdraw('tom', first.id);
    await expect(ruleOn(stage, first.id)).rejects.toMatchObject({ code: 'changed' });
    await ruleOn(stage, second.id);
    await expect(withdraw('tom', second.id)).rejects.toMatchObject({ code: 'changed' });
    const { challenges } = await readChallenges(stage.given, at(stage, 'lea'));
    expect(challenges.find(({ id }) => id === first.id)?.withdrawnAt).toBe(stage.now);
  });

  test('[J62] a version that changes the clause carries the ruling out; one that does not, and a rejected one, are left alone', async () => {
    await using stage = await aStage();
    const [first, second] = [await challenge(stage, 'tom'), await challenge(stage, 'ann')];
    const carried = await ruleOn(stage, first.id);
    const rejected = { challenge: second.id, verdict: 'rejected' as const, reason: 'No.' };
    await settled(stage, rule(stage.plane, { ...at(stage, 'lea'), ruling: rejected }));
    const publish = (base: string, changed: Rubric) =>
      settled(
        stage,
        publishRubric(stage.plane, { ...at(stage, 'lea'), base, rubric: changed, note: '', sameMeaning: [] }),
      );
    const [right, warm] = rubric.dimensions as [Dimension, Dimension];
    const other = await publish(id('version'), { ...rubric, dimensions: [right, { ...warm, name: 'Warmth' }] });
    const rulings = async () => (await readChallenges(stage.given, at(stage, 'ann'))).rulings;
    expect((await rulings()).every(({ rubricVersion }) => rubricVersion === undefined)).toBe(true);
    const changed = { ...right, anchors: { '5': 'Nearly all of it' } } as Dimension;
    const version = await publish(other.id, { ...rubric, dimensions: [changed, { ...warm, name: 'Warmth' }] });
    expect((await rulings()).map((one) => [one.id === carried.id, one.rubricVersion])).toEqual([
      [false, undefined],
      [true, version.id],
    ]);
    expect(await exportRulings(stage.given, at(stage, 'ann'))).toContain('led to version 3 of the rubric');
  });

  test('[J58] the rulings as Markdown: the clause, the verdict, the reason, what was asked, and only the evidence that is open to me', async () => {
    await using stage = await aStage();
    const { id } = await challenge(stage, 'tom', 'A *star* is born.');
    await ruleOn(stage, id);
    const text = await exportRulings(stage.given, at(stage, 'tom'));
    expect(text).toContain('## 1. Right, 5: Accepted in part');
    expect(text).toContain('> Nearly all will do.');
    expect(text).toContain('- Example 1: A \\*star\\* is born.');
    expect(await exportRulings(stage.given, at(stage, 'ann'))).not.toContain('star');
  });

  test('[J60] what was decided is on record, without anybody’s words', async () => {
    await using stage = await aStage();
    await revealed(stage, ['lea']);
    await decide(stage, 'lea', ruled);
    const { id } = await challenge(stage, 'tom');
    await ruleOn(stage, id);
    const { database } = stage.given;
    const events = await database.read.select().from(database.tables.auditEvent);
    expect(events.map(({ action }) => action).toSorted()).toEqual(['challenge', 'decide-outcome', 'rule']);
    for (const words of ['half answer', 'Nearly all', 'never the case', 'no 5'])
      expect(JSON.stringify(events)).not.toContain(words);
  });
});
