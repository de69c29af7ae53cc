// [B7] Whatever a client sends after the reveal, the first judgment stays as it was: every type of value, every way to send.
import { describe, expect, test } from 'vitest';
import { publishRubric } from '../../../server/rooms/publish-rubric.ts';
import { removeMember } from '../../../server/rooms/remove-member.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { deskEntries, tableEntries } from '../../../shared/room/documents.ts';
import { type Entry, fixedEntryId } from '../../../shared/room/entry.ts';
import type { Dimension, Rubric, Value } from '../../../shared/room/rubric.ts';
import { laidOn, lockIn, put } from '../../support/entries.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { planting } from '../../support/plant.ts';
import { id, type SyncStage } from '../../support/sync-stage.ts';

const common = { question: 'Which?', help: '', nature: 'objective', ceiling: 'low', required: false } as const;
const asks = (type: Dimension['type']) => ({ ...common, id: type, name: type, per: 'example' as const });
const some = ['a', 'b'].map((name) => ({ id: name, label: name }));
const part = { in: 'responses', index: 0 } as const;
const anchor = { part, start: 0, end: 8, exact: 'Response', prefix: '', suffix: ' 0' };
const span = { anchor, category: 'a', severity: 'a' } as const;

interface Case {
  dimension: Dimension;
  first: Value;
  other: Value;
}
/** One for each type of dimension: the compiler asks for a new one. */
const cases: Record<Dimension['type'], Case> = {
  scale: { dimension: { ...asks('scale'), type: 'scale', points: 5, anchors: {} }, first: 2, other: 4 },
  'yes-no': { dimension: { ...asks('yes-no'), type: 'yes-no', critical: true }, first: true, other: false },
  choice: { dimension: { ...asks('choice'), type: 'choice', choices: some }, first: 'a', other: 'b' },
  preference: {
    dimension: { ...asks('preference'), type: 'preference', points: 4, tie: true, bothBad: true },
    ...{ first: 1, other: 'both-bad' },
  },
  choices: { dimension: { ...asks('choices'), type: 'choices', choices: some }, first: ['a'], other: [] },
  ranking: { dimension: { ...asks('ranking'), type: 'ranking', ties: true }, first: [1, 2, 3], other: [3, 1, 1] },
  number: { dimension: { ...asks('number'), type: 'number', step: 0.5, unit: 'h' }, first: 1.5, other: 2 },
  text: { dimension: { ...asks('text'), type: 'text', limit: 80 }, first: 'as I saw it', other: 'as they say' },
  spans: {
    dimension: {
      ...{ ...asks('spans'), type: 'spans', categories: some },
      severities: some.map((one) => ({ ...one, weight: 1 })),
    },
    ...{ first: [span], other: [] },
  },
};
const types = Object.keys(cases) as Dimension['type'][];
const rubric: Rubric = {
  title: 'Every type',
  dimensions: types.map((type) => ({ ...cases[type].dimension, asksShare: true })),
};

type Desk = Pick<HeldClient, 'doc'>;
const answer = (example: string, type: Dimension['type'], value: Value | null): Entry => ({
  ...{ kind: 'judgment', example, dimension: type, value },
});
const putAll = (desk: Desk, example: string, which: 'first' | 'other' | null) => {
  for (const type of types) put(desk, answer(example, type, which && cases[type][which]));
};
const reasons = (desk: Desk, example: string, more: string) => {
  put(desk, { kind: 'rationale', example, text: `Because${more}` });
  put(desk, { kind: 'confidence', example, value: more === '' ? 5 : 1 });
  for (const type of types)
    put(desk, { kind: 'expected-share', example, dimension: type, percent: more === '' ? 80 : 10 });
};
const keyOf = (example: string, type: Dimension['type']) => fixedEntryId(answer(example, type, null)) as string;

interface Sending {
  stage: SyncStage;
  /** Tom's desk, and a second tab of it that has had no line since before the reveal. */
  desk: Desk;
  tab: Desk;
  table: Desk;
  example: string;
}
/** Every way to send something else. Each has an example of its own. */
const ways: Record<string, (sending: Sending) => void> = {
  'another answer': ({ desk, example }) => putAll(desk, example, 'other'),
  'another answer, and the first again': ({ desk, example }) => {
    putAll(desk, example, 'other');
    putAll(desk, example, 'first');
  },
  'the answer taken back': ({ desk, example }) => putAll(desk, example, null),
  'the answer taken off the desk': ({ desk, example }) => {
    for (const type of types) deskEntries(desk.doc).delete(keyOf(example, type));
  },
  'something else under its key': ({ desk, example }) => {
    for (const type of types)
      put(desk, { kind: 'comment', example, subject: { on: 'example' }, text: 'Mine' }, keyOf(example, type));
  },
  'a claim to have been blind': ({ desk, example }) => {
    for (const type of types) {
      const claimed = { ...answer(example, type, cases[type].other), stage: 'blind', acceptedAt: 1 };
      deskEntries(desk.doc).set(keyOf(example, type), claimed);
    }
  },
  'unlocked, judged and locked in again': ({ desk, example }) => {
    lockIn(desk, example, false);
    putAll(desk, example, 'other');
    lockIn(desk, example);
  },
  'other reasons': ({ desk, example }) => reasons(desk, example, ', now that I know'),
  'that it cannot be judged': ({ desk, example }) =>
    put(desk, { kind: 'cannot-judge', example, reason: 'I do not know.' }),
  'another answer by a tab that had no line': ({ tab, example }) => putAll(tab, example, 'other'),
  'a change of the table itself': ({ stage, table, example }) => {
    for (const type of types) {
      const key = `${stage.member('tom')}/${keyOf(example, type)}`;
      const laid = tableEntries(table.doc).get(key) as object | undefined;
      tableEntries(table.doc).set(key, { ...laid, entry: answer(example, type, cases[type].other) } as never);
    }
  },
  'everything on the desk taken off': ({ desk, example }) => {
    for (const [key, entry] of deskEntries(desk.doc).entries())
      if ((entry as Entry).example === example) deskEntries(desk.doc).delete(key);
  },
};

/** The blind judgments as they are kept, with everything that is said of them. */
async function firsts({ given }: SyncStage): Promise<Map<string, string>> {
  const { read, tables: t } = given.database;
  const rows = (await read.select().from(t.judgment)).filter(({ stage }) => stage === 'blind');
  return new Map(rows.map(({ member, example, ...kept }) => [`${member} ${example}`, JSON.stringify(kept)]));
}

/** The ways by which a first judgment became another one: as it is kept, and, by type, as the table tells it. */
async function altered(): Promise<string[]> {
  const { aSyncStage } = await import('../../support/sync-stage.ts');
  const names = Object.keys(ways);
  await using stage = await aSyncStage({ rubric, responses: 3, examples: names.length });
  const [desk, tab] = [await stage.desk('tom'), await stage.desk('tom')];
  const found: string[] = [];
  for (const [at] of names.entries()) {
    putAll(desk, stage.example(at), 'first');
    reasons(desk, stage.example(at), '');
    lockIn(desk, stage.example(at));
  }
  await stage.flow();
  tab.disconnect();
  const decided = async <T>(deciding: Promise<T>) => {
    deciding.catch(() => undefined);
    await stage.flow();
    return deciding;
  };
  const lea = { user: stage.user('lea'), room: stage.room };
  await decided(revealExamples(stage.plane, { ...lea, examples: 'all' }));
  const before = await firsts(stage);
  expect(before.size, 'all were judged blind').toBe(names.length);
  // Late, and then, shown the table, open: no stage that comes writes the one before.
  for (const shown of [false, true]) {
    for (const [at, name] of names.entries()) {
      const table = shown ? await stage.table('tom', at) : desk;
      await stage.flow();
      ways[name]?.({ stage, desk, tab, table, example: stage.example(at) });
      await stage.flow();
    }
    if (!shown) await stage.join(tab);
    await stage.flow();
  }
  const next = { ...rubric, dimensions: rubric.dimensions.map((each) => ({ ...each, question: 'Which one?' })) };
  const publishing = { ...lea, base: id('version'), rubric: next, note: '', sameMeaning: [] };
  await decided(publishRubric(stage.plane, publishing));
  putAll(desk, stage.example(0), 'other');
  await stage.flow();
  const after = await firsts(stage);
  const tables = await Promise.all(names.map((_, at) => stage.table('lea', at)));
  await stage.flow();
  for (const [at, name] of names.entries()) {
    const key = `${stage.member('tom')} ${stage.example(at)}`;
    if (after.get(key) !== before.get(key)) found.push(name);
    const laid = laidOn(tables[at] as HeldClient);
    for (const type of types) {
      const one = laid[`${stage.member('tom')}/${keyOf(stage.example(at), type)}`];
      const entry = one?.entry as { value?: Value } | undefined;
      const first = one?.first === undefined ? entry?.value : one.first.value;
      if (JSON.stringify(first) !== JSON.stringify(cases[type].first)) found.push(`${name}, on the table: ${type}`);
    }
  }
  const nobodyHears = { removed: () => undefined, membersChanged: () => undefined };
  await removeMember(stage.given, nobodyHears, { ...lea, member: stage.member('tom') });
  await stage.flow();
  if (JSON.stringify([...(await firsts(stage))]) !== JSON.stringify([...after])) found.push('removed from the room');
  return found;
}

describe('after the reveal', { timeout: 60_000 }, () => {
  const plant = planting();

  test('[B7] no message alters a first judgment: of any type of value, at any later stage, under any later rubric', async () => {
    expect(await altered()).toEqual([]);
  });

  test('[B7] where every judgment counts as blind, nearly each of those messages is found to alter it', async () => {
    plant('../../shared/room/sight.ts', () => ({ stageOf: () => 'blind' }));
    const found = await altered();
    expect(found).toContain('another answer');
    expect(found).toContain('another answer by a tab that had no line');
    for (const type of types) expect(found).toContain(`the answer taken back, on the table: ${type}`);
  });
});
