// What a rubric that is being written still lacks.
import { expect, test } from 'vitest';
import type { Dimension, Rubric } from '../../../shared/room/rubric.ts';
import { rubricFaults } from '../../../shared/room/rubric-faults.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const of = (id: string, template: Rubric): Dimension => template.dimensions.find((each) => each.id === id) as Dimension;
const faults = (...dimensions: Dimension[]) => rubricFaults({ title: 'Ours', dimensions });
const scale = of('helpfulness', rubricTemplates.helpfulness);
const count = of('false-claims', rubricTemplates.factuality);
const spans = of('errors', rubricTemplates.mqm);

test('[J41] templates lack nothing', () => {
  for (const template of Object.values(rubricTemplates)) expect(rubricFaults(template)).toEqual([]);
});

test.each<[string, Dimension, string]>([
  ['a name', { ...scale, name: ' ' }, 'Give this question a name.'],
  ['a question', { ...scale, question: '' }, 'Write the question itself.'],
  ['points', { ...scale, points: 3 } as Dimension, 'The scale has no point 4, 5. Remove its words, or add points.'],
  ['an order of limits', { ...count, min: 5, max: 5 } as Dimension, 'The least must be below the most.'],
  ['a step', { ...count, step: 0 } as Dimension, 'The step must be more than 0.'],
  [
    'its severity',
    { ...spans, criticalSeverity: 'fatal' } as Dimension,
    'The severity that counts as critical is not among the severities.',
  ],
  ['categories', { ...spans, categories: [] } as Dimension, 'Give at least one of the categories.'],
  [
    'words',
    { ...scale, passages: [{ at: '1', text: ' ', why: '' }] },
    'A passage without words shows nothing. Write it, or remove it.',
  ],
])('[J41] a question that lacks %s is told so, with its place', (_, dimension, says) => {
  expect(faults(of('critical-error', rubricTemplates.helpfulness), dimension)).toContainEqual({ at: 1, says });
});

test('[J41] of choices, those that say the same or nothing are named', () => {
  const choices = [
    { id: 'a', label: 'Too long' },
    { id: 'a', label: 'too long ' },
    { id: 'c', label: '' },
  ];
  const choice = { ...of('length', rubricTemplates.battery), choices } as Dimension;
  expect(faults(choice).map(({ says }) => says)).toEqual([
    'One of the choices has no words.',
    'Two of the choices say the same.',
    'Two of the choices have the same short name.',
  ]);
});

test('[J41] a rubric without questions or title is told so, and a short name is used once', () => {
  expect(rubricFaults({ title: '', dimensions: [] })).toHaveLength(2);
  expect(faults(scale, scale).map(({ at }) => at)).toEqual([1]);
});
