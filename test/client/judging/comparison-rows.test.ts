// The comparison of one open example, from what lies on its table.
import { describe, expect, test } from 'vitest';
import { comparisonOf } from '../../../client/judging/comparison-rows.ts';
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
