// A draft that several people write: what they do at once, and what somebody writes who is no page of ours.
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { retyped, shortName } from '../../../client/rubric/blank-dimension.ts';
import { RubricDraft } from '../../../client/rubric/rubric-draft.svelte.ts';
import { stillSame } from '../../../client/rubric/still-same.ts';
import { draftOf } from '../../../shared/room/documents.ts';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { rubricFaults } from '../../../shared/room/rubric-faults.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

let made = 0;
const aDraft = (doc = new Y.Doc()) => ({ doc, draft: new RubricDraft(doc, () => `key-${++made}`) });
const sync = (a: Y.Doc, b: Y.Doc) => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
  Y.applyUpdate(b, fromA);
  Y.applyUpdate(a, fromB);
};
const names = (draft: RubricDraft) => draft.items.map(({ dimension }) => dimension.id);

describe('several people', () => {
  test('[J42] who begin the same draft at once have it once', () => {
    const [ana, ben] = [aDraft(), aDraft()];
    ana.draft.begin(rubricTemplates.battery, 'v1');
    ben.draft.begin(rubricTemplates.battery, 'v1');
    sync(ana.doc, ben.doc);
    expect(ana.draft.rubric).toEqual(rubricTemplates.battery);
    expect(ben.draft.rubric).toEqual(rubricTemplates.battery);
    expect(ana.draft.base).toBe('v1');
  });

  test('[J42] who edit different things of one question keep both', () => {
    const [ana, ben] = [aDraft(), aDraft()];
    ana.draft.begin(rubricTemplates.helpfulness);
    sync(ana.doc, ben.doc);
    ana.draft.change('helpfulness', { question: 'Does it help?' });
    ben.draft.change('helpfulness', { points: 7 });
    sync(ana.doc, ben.doc);
    for (const { draft } of [ana, ben])
      expect(draft.rubric.dimensions[0]).toMatchObject({ question: 'Does it help?', points: 7 });
  });

  test('[J42] who move, add and remove at once lose no question and have none twice', () => {
    const [ana, ben] = [aDraft(), aDraft()];
    ana.draft.begin(rubricTemplates.battery);
    sync(ana.doc, ben.doc);
    ana.draft.move(0, 3);
    ana.draft.remove('length');
    ben.draft.move(0, 5);
    ben.draft.add('text');
    sync(ana.doc, ben.doc);
    expect(names(ana.draft)).toEqual(names(ben.draft));
    expect(names(ana.draft).toSorted()).toEqual(
      ['clarity', 'completeness', 'correctness', 'critical-error', 'helpfulness', 'question'].toSorted(),
    );
  });
});

test('[J42] what lies in a draft in a wrong form is read as if it had not been written', () => {
  const { doc, draft } = aDraft();
  draft.begin(rubricTemplates.mqm);
  const { dimensions, order } = draftOf(doc);
  dimensions.get('errors')?.set('categories', 'none');
  dimensions.get('errors')?.set('nature', 'ironic');
  dimensions.set('odd', new Y.Map(Object.entries({ id: 'odd', type: 'telepathy' })));
  order.push(['odd', 'gone']);
  const [errors, fluency, ...more] = draft.rubric.dimensions;
  expect(errors).toMatchObject({ type: 'spans', nature: 'objective', categories: [{ id: 'accuracy' }] });
  expect([fluency?.id, more]).toEqual(['fluency', []]);
});

test('[J42] a copy has a short name of its own, and a new question gets one from its name until it was judged', () => {
  const { draft } = aDraft();
  draft.begin(rubricTemplates.helpfulness);
  draft.duplicate('helpfulness');
  expect(names(draft)).toEqual(['helpfulness', 'helpfulness-2', 'critical-error']);
  const key = draft.add('yes-no');
  draft.rename(key, 'Zu lang? Ça va.', true);
  draft.rename('helpfulness', 'Use', false);
  expect(names(draft)).toEqual(['helpfulness', 'helpfulness-2', 'critical-error', 'zu-lang-ca-va']);
  expect(shortName('Use', ['use', 'use-2'])).toBe('use-3');
});

test('[J42] every template can be written question by question, and a question asked in another form keeps its words', () => {
  for (const template of Object.values(rubricTemplates)) {
    const { draft } = aDraft();
    draft.begin(template);
    expect(draft.rubric).toEqual(template);
    expect(rubricFaults(draft.rubric)).toEqual([]);
  }
  const [scale] = rubricTemplates.helpfulness.dimensions as [Dimension];
  expect(retyped(scale, 'ranking')).toMatchObject({ type: 'ranking', per: 'example', question: scale.question });
});

test('[J32] a mark of the same meaning counts only while its clause differs in words alone', () => {
  const before: Rubric = rubricTemplates.helpfulness;
  const after = (change: object): Rubric => ({
    ...before,
    dimensions: before.dimensions.map((each, at) => (at === 0 ? ({ ...each, ...change } as Dimension) : each)),
  });
  const marked = [{ dimension: 'helpfulness' }];
  expect(stillSame(before, after({ help: 'Other words.' }), marked)).toEqual(marked);
  expect(stillSame(before, before, marked)).toEqual([]);
  expect(stillSame(before, after({ help: 'Other words.', points: 7 }), marked)).toEqual([]);
});
