// My desk: what is written under which key, and read back.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DeskState } from '../../../client/state/desk-state.svelte.ts';
import { LockIns } from '../../../client/state/lock-ins.ts';
import { deskEntries } from '../../../shared/room/documents.ts';
import { parseEntry } from '../../../shared/room/parse-entry.ts';
import { questionsOf } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const example = 'e'.repeat(22);
const other = 'o'.repeat(22);
const questions = questionsOf(rubricTemplates.helpfulness, 2);
const [first] = questions;
if (first === undefined) throw new Error('the rubric asks nothing');

function aDesk() {
  const doc = new Y.Doc();
  let made = 0;
  const desk = new DeskState(doc, () => String(++made).padStart(22, 'n'));
  return { doc, desk, entries: deskEntries(doc) };
}

describe('judging', () => {
  test('answers are read back by question, and taken back', () => {
    const { desk } = aDesk();
    desk.setAnswer(example, first, 4);
    expect(desk.answers(example, questions)).toEqual({ 'helpfulness.0': 4 });
    desk.setAnswer(example, first, null);
    expect(desk.answers(example, questions)).toEqual({});
  });

  test('[E8] two tabs write an answer under the same key', () => {
    const [one, two] = [aDesk(), aDesk()];
    one.desk.setAnswer(example, first, 4);
    two.desk.setAnswer(example, first, 2);
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
    expect(one.entries.size).toBe(1);
    expect(one.desk.answer(example, first)).toBe(two.desk.answer(example, first));
  });

  test('every entry that is written can be read by the server', () => {
    const { desk, entries } = aDesk();
    for (const question of questions)
      desk.setAnswer(example, question, question.dimension.type === 'scale' ? 5 : false);
    desk.setRationale(example, 'Because.');
    desk.setLockedIn(example, true);
    desk.addReading(example, 12);
    desk.add({ kind: 'comment', example, subject: { on: 'example' }, text: 'A thought.' });
    const part = { in: 'responses', index: 0 } as const;
    const anchor = { part, start: 0, end: 4, exact: 'Dear', prefix: '', suffix: ' Aunt' };
    desk.add({ kind: 'highlight', example, anchor });
    expect(entries.size).toBe(9);
    for (const [key, value] of entries.entries()) expect(parseEntry(key, value)).toMatchObject({ ok: true });
  });

  test('writing what is there already writes nothing', () => {
    const { doc, desk } = aDesk();
    desk.setRationale(example, 'Because.');
    const before = Y.encodeStateVector(doc);
    desk.setRationale(example, 'Because.');
    desk.setLockedIn(example, false);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });
});

describe('annotating', () => {
  test('lists what I put on one example, lets me change a comment, and take it away', () => {
    const { desk } = aDesk();
    const id = desk.add({ kind: 'comment', example, subject: { on: 'example' }, text: 'A thought.' });
    desk.add({ kind: 'comment', example: other, subject: { on: 'example' }, text: 'Elsewhere.' });
    expect(desk.annotationsOn(example)).toMatchObject([{ id, entry: { text: 'A thought.' } }]);
    const before = desk.annotation(id);
    if (before?.kind === 'comment') desk.put(id, { ...before, text: 'A better thought.' });
    expect(desk.annotationsOn(example)).toMatchObject([{ entry: { text: 'A better thought.' } }]);
    desk.remove(id);
    expect(desk.annotationsOn(example)).toEqual([]);
  });
});

test('reading adds up', () => {
  const { desk } = aDesk();
  expect(desk.secondsRead(example)).toBeUndefined();
  desk.addReading(example, 5);
  desk.addReading(example, 7);
  expect(desk.secondsRead(example)).toBe(12);
});

test('what cannot be read on a desk is not there', () => {
  const { desk, entries } = aDesk();
  entries.set(`rationale.${example}`, { kind: 'rationale', example });
  expect(desk.rationale(example)).toBe('');
});

describe('a lock-in that the server did not take', () => {
  const key = `lock-in.${example}`;

  test('[J1] is taken back', () => {
    const { desk } = aDesk();
    const lockIns = new LockIns(desk);
    lockIns.set(example, true);
    lockIns.refused(key);
    expect(desk.isLockedIn(example)).toBe(false);
  });

  test('[J2] and an unlocking that came too late is undone', () => {
    const { desk } = aDesk();
    const lockIns = new LockIns(desk);
    lockIns.set(example, true);
    lockIns.set(example, false);
    lockIns.refused(key);
    expect(desk.isLockedIn(example)).toBe(true);
  });

  test('is undone by the tab that wrote it, once', () => {
    const { desk } = aDesk();
    const [here, elsewhere] = [new LockIns(desk), new LockIns(desk)];
    here.set(example, true);
    elsewhere.refused(key);
    expect(desk.isLockedIn(example)).toBe(true);
    here.refused(key);
    here.refused(key);
    expect(desk.isLockedIn(example)).toBe(false);
  });
});
