// The comparison of one open example, from what lies on its table.
import { describe, expect, test } from 'vitest';
import { campsIn, comparisonOf } from '../../../client/judging/comparison-rows.ts';
import type { MemberView } from '../../../shared/protocol/rooms.ts';
import { entryRef } from '../../../shared/room/entry.ts';
import type { Laid } from '../../../shared/room/laid.ts';
import { questionsOf } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const example = 'e'.repeat(22);
const member = (letter: string, judges = true): MemberView => ({
  id: letter.repeat(22),
  name: letter.toUpperCase(),
  role: 'trainer',
  standing: 'trainer',
  judges,
  colour: 1,
});
const ana = member('a');
const bo = member('b');
const watcher = member('w', false);
const members = [ana, bo, watcher];
const questions = questionsOf(rubricTemplates.helpfulness, 2);

function score(by: MemberView, response: number, value: number | null, more: Partial<Laid> = {}): [string, Laid] {
  const entry = { kind: 'judgment', example, dimension: 'helpfulness', response, value } as const;
  const ref = entryRef(by.id, `judgment.${example}.helpfulness.${response}`);
  return [ref, { author: by.id, acceptedAt: 1, stage: 'blind', entry, ...more }];
}
function reason(by: MemberView, text: string, more: Partial<Laid> = {}): [string, Laid] {
  const ref = entryRef(by.id, `rationale.${example}`);
  return [ref, { author: by.id, acceptedAt: 1, stage: 'blind', entry: { kind: 'rationale', example, text }, ...more }];
}
const compare = (...laid: [string, Laid][]) => comparisonOf(example, questions, members, new Map(laid));

test('[J63] who saw which response first is told where the server recorded an order, by the letters of the file', () => {
  const other = { ...member('c'), standing: 'expert' } as const;
  const laid = new Map([
    score(bo, 0, 2, { order: [1, 0] }),
    score(bo, 1, 3, { order: [1, 0] }),
    score(ana, 0, 5, { order: [1, 0] }),
    score(other, 1, 3, { order: [0, 1] }),
    score(watcher, 0, 1),
  ]);
  const { readFirst } = comparisonOf(example, questions, [...members, other], laid);
  expect(readFirst.map(({ response, who }) => [response, who.map(({ name }) => name)])).toEqual([
    [0, ['C']],
    [1, ['A', 'B']],
  ]);
});

describe('values', () => {
  test('stand per question, in the order of the members', () => {
    const { rows } = compare(score(bo, 0, 2), score(ana, 0, 5), score(ana, 1, 3));
    expect(rows.map(({ given }) => given.map(({ member: { name }, value }) => [name, value]))).toEqual([
      [
        ['A', 5],
        ['B', 2],
      ],
      [['A', 3]],
      [],
      [],
    ]);
  });

  test('[J4] that were changed after the opening keep beside them what they were first', () => {
    const first = { stage: 'blind', value: 4, acceptedAt: 1 } as const;
    const { rows } = compare(score(ana, 0, 2, { stage: 'open', first }));
    expect(rows[0]?.given[0]).toMatchObject({ value: 2, stage: 'open', first: { value: 4, stage: 'blind' } });
  });

  test('taken back after the opening still show what they were', () => {
    const first = { stage: 'blind', value: 4, acceptedAt: 1 } as const;
    expect(compare(score(ana, 0, null, { stage: 'open', first })).rows[0]?.given[0]).toMatchObject({
      value: undefined,
      first: { value: 4 },
    });
  });

  test('taken back before the opening are not there', () => {
    expect(compare(score(ana, 0, null)).rows[0]?.given).toEqual([]);
  });
});

describe('who has not judged', () => {
  test('is said of those who judge, and of nobody else', () => {
    expect(compare(score(ana, 0, 5)).silent).toEqual([bo]);
    expect(compare().silent).toEqual([ana, bo]);
  });
});

describe('rationales', () => {
  test('stand with their authors; empty ones are left out', () => {
    const { rationales } = compare(reason(ana, 'Because.'), reason(bo, '  '));
    expect(rationales).toMatchObject([{ member: ana, text: 'Because.', first: undefined }]);
  });

  test('[J4] show what was written before the opening', () => {
    const first = { stage: 'blind', text: 'At first.', acceptedAt: 1 } as const;
    expect(compare(reason(ana, 'Later.', { stage: 'open', first })).rationales).toMatchObject([
      { text: 'Later.', first: { text: 'At first.', stage: 'blind' } },
    ]);
  });
});

describe('[U202] [J59] who stands apart', () => {
  const [cy, dan] = [member('c'), member('d')];
  const expert: MemberView = { ...member('x'), standing: 'expert' };
  const all = [ana, bo, cy, dan, expert];
  const compared = (...laid: [string, Laid][]) => comparisonOf(example, questions, all, new Map(laid));

  test('comes first in an objective question, by the distance from the middle of the others', () => {
    const { rows, rationales } = compared(
      ...[score(ana, 0, 4), score(bo, 0, 4), score(cy, 0, 1), score(dan, 0, 5)],
      ...[reason(ana, 'Same.'), reason(cy, 'Other.')],
    );
    expect(rows[0]?.given.map(({ member: { name }, apart }) => [name, apart])).toEqual([
      ['C', 0.75],
      ['D', 0.25],
      ['A', 0],
      ['B', 0],
    ]);
    expect(
      rationales.map(({ member: { name } }) => name),
      'and their rationale',
    ).toEqual(['C', 'A']);
  });

  test('is nobody among two, and experts are compared with nobody', () => {
    const { rows } = compared(score(ana, 0, 1), score(bo, 0, 5), score(expert, 0, 5));
    expect(rows[0]?.given.map(({ member: { name }, apart }) => [name, apart])).toEqual([
      ['A', 0],
      ['B', 0],
    ]);
    expect(rows[0]?.experts).toMatchObject([{ member: expert, value: 5 }]);
  });

  test('is nobody in a subjective question: its answers are told with their people', () => {
    const subjective = questions.map((question) => ({
      ...question,
      dimension: { ...question.dimension, nature: 'subjective' as const },
    }));
    const laid = new Map([score(ana, 0, 1), score(bo, 0, 5), score(cy, 0, 5), score(dan, 0, 5)]);
    const row = comparisonOf(example, subjective, all, laid).rows[0];
    expect(row?.given.every(({ apart }) => apart === 0)).toBe(true);
    expect(row?.median).toBeUndefined();
    expect(row && campsIn(row).map(({ value, who }) => [value, who.map(({ member: { name } }) => name)])).toEqual([
      [1, ['A']],
      [5, ['B', 'C', 'D']],
    ]);
  });

  test('who could not judge says why, and has not kept silent', () => {
    const entry = { kind: 'cannot-judge', example, reason: 'I do not read Basque.' } as const;
    const { declined, silent } = compared([
      entryRef(ana.id, `cannot-judge.${example}`),
      { author: ana.id, acceptedAt: 1, entry },
    ]);
    expect(declined).toMatchObject([{ member: ana, reason: 'I do not read Basque.' }]);
    expect(silent).not.toContain(ana);
  });
});
