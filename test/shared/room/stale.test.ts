// What a new version of a rubric leaves behind, and what it does not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { clauseChanges } from '../../../shared/room/rubric-clauses.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';
import { fateOf, leftBehind, type Version } from '../../../shared/room/stale.ts';

const first: Rubric = rubricTemplates.helpfulness;
type Change = (dimension: Dimension) => Dimension;
const changed = (rubric: Rubric, id: string, change: Change): Rubric => ({
  ...rubric,
  dimensions: rubric.dimensions.map((dimension) => (dimension.id === id ? change(dimension) : dimension)),
});
const helpful = (change: Change, rubric = first) => changed(rubric, 'helpfulness', change);
const v = (id: string, rubric: Rubric, sameMeaning: Version['sameMeaning'] = []): Version => ({
  id,
  rubric,
  sameMeaning,
});
const fate = (versions: Version[], dimension = 'helpfulness') => fateOf(versions, 'v1', dimension);

const asked = helpful((d) => ({ ...d, question: 'How far does this response solve what was asked?' }));
const anchored = helpful((d) => (d.type === 'scale' ? { ...d, anchors: { ...d.anchors, '3': 'Helps with half' } } : d));

describe('an answer', () => {
  test('[J31] is stale when its question was asked otherwise, and others are not', () => {
    const versions = [v('v1', first), v('v2', asked)];
    expect([fate(versions), fate(versions, 'critical-error')]).toEqual(['stale', 'kept']);
  });

  test('[J31] is stale when an anchor of its question changed', () => {
    expect(fate([v('v1', first), v('v2', anchored)])).toBe('stale');
  });

  test('[J32] stands when what changed is marked as meaning the same, and only that', () => {
    expect(fate([v('v1', first), v('v2', asked, [{ dimension: 'helpfulness' }])])).toBe('kept');
    expect(fate([v('v1', first), v('v2', anchored, [{ dimension: 'helpfulness', anchor: '3' }])])).toBe('kept');
    expect(fate([v('v1', first), v('v2', anchored, [{ dimension: 'helpfulness' }])])).toBe('stale');
  });

  test('[J32] is stale when one of two changes to a clause changed what it means', () => {
    const again = helpful((d) => ({ ...d, question: 'How much of what was asked is solved?' }));
    const same = [{ dimension: 'helpfulness' }];
    expect(fate([v('v1', first), v('v2', asked, same), v('v3', again, same)])).toBe('kept');
    expect(fate([v('v1', first), v('v2', asked), v('v3', again, same)])).toBe('stale');
  });

  test('[J31] stands again when what changed was changed back', () => {
    expect(fate([v('v1', first), v('v2', asked), v('v3', first)])).toBe('kept');
  });

  test('[J31] is stale when other answers are offered, whatever is marked', () => {
    const wider = helpful((d) => (d.type === 'scale' ? { ...d, points: 7 } : d));
    expect(fate([v('v1', first), v('v2', wider, [{ dimension: 'helpfulness' }])])).toBe('stale');
  });

  test('[J31] stands when only the use of answers changed: required, nature, ceiling, critical', () => {
    const used = helpful((d) => ({ ...d, required: false, nature: 'subjective', ceiling: 'low', asksShare: true }));
    expect(fate([v('v1', first), v('v2', used)])).toBe('kept');
    const critical = changed(first, 'critical-error', (d) => (d.type === 'yes-no' ? { ...d, critical: false } : d));
    expect(fate([v('v1', first), v('v2', critical)], 'critical-error')).toBe('kept');
  });

  test('[J33] is of a question that is gone when the rubric no longer asks it', () => {
    const less: Rubric = { ...first, dimensions: first.dimensions.slice(1) };
    expect(fate([v('v1', first), v('v2', less)])).toBe('gone');
  });

  test('[J31] under a version later than the change stands', () => {
    expect(fateOf([v('v1', first), v('v2', asked)], 'v2', 'helpfulness')).toBe('kept');
  });
});

test('[J31] of a judgment each answer counts by the version it was given under', () => {
  const judgment = {
    answers: { 'helpfulness.0': 4, 'helpfulness.1': 2, 'critical-error.0': false },
    versions: { 'helpfulness.0': 'v1', 'helpfulness.1': 'v2', 'critical-error.0': 'v1' },
  };
  expect(leftBehind([v('v1', first), v('v2', asked)], judgment, 2)).toEqual({ stale: ['helpfulness.0'], gone: [] });
  const perExample = helpful((d) => ({ ...d, per: 'example' }) as Dimension);
  expect(leftBehind([v('v1', first), v('v2', perExample)], judgment, 2)).toEqual({
    stale: [],
    gone: ['helpfulness.0', 'helpfulness.1'],
  });
});

test('[J30] the difference between two versions names each clause that changed, with what it said before', () => {
  const second: Rubric = {
    title: 'Helpfulness',
    dimensions: [...anchored.dimensions.slice(0, 1), { ...(rubricTemplates.preference.dimensions[0] as Dimension) }],
  };
  expect(clauseChanges(first, second)).toEqual([
    {
      clause: { dimension: 'helpfulness', anchor: '3' },
      name: 'Helpfulness',
      is: 'changed',
      fields: [{ field: 'anchor', weight: 'wording', was: 'Helps in part', now: 'Helps with half' }],
    },
    { clause: { dimension: 'preference' }, name: 'Preference', is: 'added', fields: [] },
    { clause: { dimension: 'critical-error' }, name: 'Critical error', is: 'removed', fields: [] },
  ]);
});

test('[J30] a rubric differs in nothing from itself, and forth and back are the same clauses', () => {
  const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
  const aRubric = fc
    .tuple(word, word, fc.integer({ min: 2, max: 11 }), fc.boolean())
    .map(([question, anchor, points, required]) =>
      Rubric.parse(
        helpful((d) => ({ ...d, type: 'scale', question, points, required, anchors: { '1': anchor } }) as Dimension),
      ),
    );
  fc.assert(
    fc.property(aRubric, aRubric, (a, b) => {
      const clauses = (changes: ReturnType<typeof clauseChanges>) => changes.map(({ clause }) => clause);
      expect(clauseChanges(a, a)).toEqual([]);
      expect(clauses(clauseChanges(b, a))).toEqual(clauses(clauseChanges(a, b)));
    }),
  );
});
