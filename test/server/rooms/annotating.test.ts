// What may be about what: replies, tags, instincts, reactions and resolutions; and what is left where something answered was taken off.
import { describe, expect, test } from 'vitest';
import { openExample } from '../../../server/rooms/open-example.ts';
import { revealExamples } from '../../../server/rooms/reveal-examples.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { type Entry, type EntryRef, entryRef } from '../../../shared/room/entry.ts';
import { comment, judge, laidOn, lockIn, put } from '../../support/entries.ts';
import type { HeldClient } from '../../support/held-network.ts';
import { aSyncStage, type SyncStage } from '../../support/sync-stage.ts';

const refusals = (stage: SyncStage) =>
  stage.announced.flatMap(({ name, body }) =>
    name === 'refused' ? [{ entry: body.entry, detail: body.failure.detail }] : [],
  );
const reply = (desk: HeldClient, key: string, example: string, to: EntryRef, text = 'An answer.') =>
  put(desk, { kind: 'comment', example, subject: { on: 'entry', entry: to }, text }, key);
const laidKinds = (table: HeldClient) =>
  Object.fromEntries(Object.entries(laidOn(table)).map(([ref, { entry }]) => [ref.slice(23), entry.kind]));

/** A room without blindness in which Lea and Tom have been shown the first example. */
async function anOpenRoom() {
  const stage = await aSyncStage({ pace: 'open' });
  const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
  const [table] = [await stage.table('lea'), await stage.table('tom')];
  return { stage, lea, tom, table, example: stage.example(0) };
}

/** One entry of each kind that names another. */
const naming = (example: string, ref: EntryRef): Record<string, Entry> => ({
  c: { kind: 'comment', example, subject: { on: 'entry', entry: ref }, text: 'Words.' },
  t: { kind: 'tag', example, subject: { on: 'entry', entry: ref }, tag: 'vague' },
  i: { kind: 'instinct', example, subject: { on: 'entry', entry: ref }, text: '' },
  r: { kind: 'reaction', example, to: ref, emoji: '👍' },
  s: { kind: 'resolution', example, thread: ref, resolved: true },
});

describe('what names another entry', () => {
  test('[E20] is taken when that lies open to its author on the same example, or is their own', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    comment(lea, 'from-lea', example, 'Look.');
    await stage.flow();
    for (const [key, entry] of Object.entries(naming(example, entryRef(stage.member('lea'), 'from-lea'))))
      put(tom, entry, key);
    await stage.flow();
    comment(tom, 'mine', example, 'And this, in one write with what is about it.');
    for (const [key, entry] of Object.entries(naming(example, entryRef(stage.member('tom'), 'mine'))))
      put(tom, entry, `own-${key}`);
    await stage.flow();
    expect(refusals(stage)).toEqual([]);
    expect(Object.keys(laidKinds(table))).toHaveLength(12);
  });

  test('[E20] is refused when that is nowhere, on another example, or never laid', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    comment(lea, 'elsewhere', stage.example(1), 'On the second example.');
    put(lea, { kind: 'read', example, seconds: 3 });
    await stage.flow();
    const lea22 = stage.member('lea');
    const refs = [
      entryRef(lea22, 'no-such-entry'),
      entryRef(lea22, 'elsewhere'),
      entryRef(lea22, `read.${example}`),
      entryRef('x'.repeat(22), 'elsewhere'),
      entryRef(stage.member('tom'), 'nothing-of-mine'),
    ];
    for (const [n, ref] of refs.entries())
      for (const [key, entry] of Object.entries(naming(example, ref))) put(tom, entry, `${key}${n}`);
    await stage.flow();
    expect(refusals(stage)).toHaveLength(refs.length * 5);
    expect(new Set(refusals(stage).map(({ detail }) => detail)).size, 'in the same words').toBe(1);
    expect(laidOn(table)).toEqual({});
  });

  test('[E21] learns nothing by guessing: while it is sealed, what is there is refused in the words of what is not', async () => {
    await using stage = await aSyncStage();
    const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
    judge(lea, stage.example(0), 2);
    comment(lea, 'c1', stage.example(0), 'Mine alone.');
    lockIn(lea, stage.example(0));
    await stage.flow();
    const there = [`judgment.${stage.example(0)}.preference`, `lock-in.${stage.example(0)}`, 'c1'];
    const notThere = [`rationale.${stage.example(0)}`, 'c2'];
    for (const [n, key] of [...there, ...notThere].entries())
      put(
        tom,
        { kind: 'reaction', example: stage.example(0), to: entryRef(stage.member('lea'), key), emoji: '👀' },
        `r${n}`,
      );
    await stage.flow();
    const told = refusals(stage);
    expect(told).toHaveLength(5);
    expect(new Set(told.map(({ detail }) => detail)).size).toBe(1);

    const revealing = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: 'all' });
    await stage.flow();
    await revealing;
    put(
      tom,
      { kind: 'reaction', example: stage.example(0), to: entryRef(stage.member('lea'), 'c1'), emoji: '👀' },
      'still',
    );
    await stage.flow();
    expect(refusals(stage), 'revealed, but he has not been shown it').toHaveLength(6);
    const opening = openExample(stage.plane, { user: stage.user('tom'), room: stage.room, example: stage.example(0) });
    await stage.flow();
    await opening;
    put(
      tom,
      { kind: 'reaction', example: stage.example(0), to: entryRef(stage.member('lea'), 'c1'), emoji: '👀' },
      'now',
    );
    await stage.flow();
    expect(refusals(stage)).toHaveLength(6);
  });

  test('[E22] solo: what its author has not laid yet cannot be answered, though the table is open', async () => {
    await using stage = await aSyncStage({ pace: 'solo' });
    const [lea, tom] = [await stage.desk('lea'), await stage.desk('tom')];
    comment(lea, 'unfinished', stage.example(0), 'Not yet.');
    judge(tom, stage.example(0), 2);
    lockIn(tom, stage.example(0));
    await stage.flow();
    await stage.table('tom');
    reply(tom, 'c', stage.example(0), entryRef(stage.member('lea'), 'unfinished'));
    await stage.flow();
    expect(refusals(stage).map(({ entry }) => entry)).toEqual(['c']);
  });

  test('[E23] a thread that is resolved is one that a comment, a highlight or an instinct began', async () => {
    const { stage, lea, tom, example } = await anOpenRoom();
    await using _ = stage;
    judge(lea, example, 1);
    await stage.flow();
    const thread = entryRef(stage.member('lea'), `judgment.${example}.preference`);
    put(tom, { kind: 'resolution', example, thread, resolved: true }, 's');
    reply(tom, 'c', example, thread, 'Why?');
    await stage.flow();
    expect(refusals(stage).map(({ entry }) => entry)).toEqual(['s']);
  });
});

test('[E24] a part must be one that the example has', async () => {
  const { stage, tom, table, example } = await anOpenRoom();
  await using _ = stage;
  const parts = [
    { in: 'responses', index: 1 },
    { in: 'responses', index: 2 },
    { in: 'conversation', index: 0 },
    { in: 'conversation', index: 1 },
    { in: 'fields', name: 'source' },
  ] as const;
  for (const [n, part] of parts.entries())
    put(tom, { kind: 'tag', example, subject: { on: 'part', part }, tag: 'long' }, `t${n}`);
  const anchor = { part: parts[1], start: 0, end: 1, exact: 'x', prefix: '', suffix: '' };
  put(tom, { kind: 'highlight', example, anchor }, 'h');
  await stage.flow();
  expect(Object.keys(laidKinds(table)).toSorted()).toEqual(['t0', 't2']);
  expect(refusals(stage)).toHaveLength(4);
});

test('[E25] only members of the room, present or past, can be mentioned', async () => {
  const { stage, tom, table, example } = await anOpenRoom();
  await using _ = stage;
  const mention = (key: string, mentions: string[]) =>
    put(tom, { kind: 'comment', example, subject: { on: 'example' }, text: '@Lea, see', mentions }, key);
  mention('known', [stage.member('lea'), stage.member('lea'), stage.member('tom')]);
  mention('unknown', [stage.member('lea'), 'x'.repeat(22)]);
  await stage.flow();
  expect(Object.keys(laidKinds(table))).toEqual(['known']);
  expect(refusals(stage).map(({ entry }) => entry)).toEqual(['unknown']);
});

describe('what was answered and is taken off', () => {
  test('[E26] leaves its place without its words, until what answers it is gone too', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    put(
      lea,
      { kind: 'comment', example, subject: { on: 'part', part: { in: 'responses', index: 0 } }, text: 'regretted' },
      'c1',
    );
    await stage.flow();
    reply(tom, 'c2', example, entryRef(stage.member('lea'), 'c1'), 'I disagree.');
    await stage.flow();
    reply(lea, 'c3', example, entryRef(stage.member('tom'), 'c2'), 'So do I, now.');
    await stage.flow();
    await stage.advance(500);
    deskEntries(lea.doc).delete('c1');
    await stage.flow();
    const place = laidOn(table)[entryRef(stage.member('lea'), 'c1')];
    expect(place).toEqual({
      author: stage.member('lea'),
      acceptedAt: stage.now - 500,
      changedAt: stage.now,
      entry: { kind: 'removed', example, was: 'comment', subject: { on: 'part', part: { in: 'responses', index: 0 } } },
    });
    expect(JSON.stringify(laidOn(table))).not.toContain('regretted');

    deskEntries(tom.doc).delete('c2');
    await stage.flow();
    expect(laidKinds(table), 'c3 still answers c2').toEqual({ c1: 'removed', c2: 'removed', c3: 'comment' });
    deskEntries(lea.doc).delete('c3');
    await stage.flow();
    expect(laidOn(table)).toEqual({});
  });

  test('[E26] a highlight keeps its place in the text for the comments of others', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    const anchor = {
      part: { in: 'responses', index: 0 },
      start: 0,
      end: 8,
      exact: 'Response',
      prefix: '',
      suffix: '',
    } as const;
    put(lea, { kind: 'highlight', example, anchor }, 'h1');
    await stage.flow();
    reply(tom, 'c1', example, entryRef(stage.member('lea'), 'h1'));
    await stage.flow();
    deskEntries(lea.doc).delete('h1');
    await stage.flow();
    expect(laidOn(table)[entryRef(stage.member('lea'), 'h1')]?.entry).toEqual({
      kind: 'removed',
      example,
      was: 'highlight',
      anchor,
    });
  });

  test('[E27] an answer made offline to what was removed meanwhile is taken, with the place of what it answers', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    comment(lea, 'c1', example, 'regretted');
    await stage.flow();
    deskEntries(lea.doc).delete('c1');
    await stage.flow();
    expect(laidOn(table), 'nobody had answered: it is gone').toEqual({});
    reply(tom, 'c2', example, entryRef(stage.member('lea'), 'c1'));
    await stage.flow();
    expect(laidKinds(table)).toEqual({ c1: 'removed', c2: 'comment' });
    expect(refusals(stage)).toEqual([]);
  });

  test('[E26] a reaction, tag or resolution holds nothing in its place', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    comment(lea, 'c1', example, 'regretted');
    await stage.flow();
    const { t, r, s } = naming(example, entryRef(stage.member('lea'), 'c1'));
    for (const [key, entry] of Object.entries({ t, r, s })) put(tom, entry as Entry, key);
    await stage.flow();
    deskEntries(lea.doc).delete('c1');
    await stage.flow();
    expect(Object.keys(laidKinds(table)).toSorted()).toEqual(['r', 's', 't']);
    for (const key of ['t', 'r', 's']) deskEntries(tom.doc).delete(key);
    await stage.flow();
    expect(laidOn(table)).toEqual({});
  });

  test('[E28] made again under its key it is there again, and its words with it', async () => {
    const { stage, lea, tom, table, example } = await anOpenRoom();
    await using _ = stage;
    comment(lea, 'c1', example, 'first');
    await stage.flow();
    reply(tom, 'c2', example, entryRef(stage.member('lea'), 'c1'));
    await stage.flow();
    deskEntries(lea.doc).delete('c1');
    await stage.flow();
    comment(lea, 'c1', example, 'after all');
    await stage.flow();
    expect(laidOn(table)[entryRef(stage.member('lea'), 'c1')]?.entry).toMatchObject({
      kind: 'comment',
      text: 'after all',
    });
    expect(refusals(stage)).toEqual([]);
  });

  test('[E26] what was removed before a reveal is laid by it only where it is answered, and never its words', async () => {
    await using stage = await aSyncStage();
    const [lea] = [await stage.desk('lea')];
    const example = stage.example(0);
    comment(lea, 'answered', example, 'regretted');
    comment(lea, 'alone', example, 'regretted');
    reply(lea, 'answer', example, entryRef(stage.member('lea'), 'answered'));
    await stage.flow();
    deskEntries(lea.doc).delete('answered');
    deskEntries(lea.doc).delete('alone');
    await stage.flow();
    const revealing = revealExamples(stage.plane, { user: stage.user('lea'), room: stage.room, examples: 'all' });
    await stage.flow();
    await revealing;
    const table = await stage.table('tom');
    await stage.flow();
    expect(laidKinds(table)).toEqual({ answered: 'removed', answer: 'comment' });
    expect(JSON.stringify(laidOn(table))).not.toContain('regretted');
  });
});
