// Prompts and instructions with their responses, wherever rows keep them.
import { expect, test } from 'vitest';
import { mapped } from './mapped.ts';
import { read } from './reading.ts';

test.each([
  [{ response: 'R' }, ['R']],
  [{ responses: ['R', 'S'] }, ['R', 'S']],
  [{ completion: 'R' }, ['R']],
  [{ completions: ['R', 'S', ''] }, ['R', 'S', '']],
  [{ output: 'R' }, ['R']],
  [{ outputs: [{ text: 'R' }, { content: 'S' }, { response: 'T' }] }, ['R', 'S', 'T']],
  [{ completion: [{ role: 'assistant', content: 'R' }] }, ['R']],
  [{ generation: { generated_text: 'R' } }, ['R']],
  [{ response_b: 'S', response_a: 'R' }, ['R', 'S']],
  [{ output_2: 'S', output_1: 'R', output_10: 'T' }, ['R', 'S', 'T']],
  [{ responses: [] }, []],
  [{ response: null }, []],
])('[D3] a prompt with %j', (row, responses) => {
  expect(mapped({ prompt: 'P', ...row })).toMatchObject({
    format: 'prompt-responses',
    conversation: ['user: P'],
    responses,
  });
});

test('a prompt alone is a conversation without responses', () => {
  expect(
    mapped({ prompt: 'def f():', task_id: 'T/1', canonical_solution: '  pass', test: 'assert f() is None' }),
  ).toMatchObject({
    conversation: ['user: def f():'],
    responses: [],
    fields: { task_id: 'T/1' },
    sealed: { canonical_solution: '  pass', test: 'assert f() is None' },
  });
});

test('a query, or an input, is a prompt by another name', () => {
  expect(mapped({ query: 'Q', response: 'R' })).toMatchObject({ conversation: ['user: Q'], responses: ['R'] });
  expect(mapped({ input: 'Q', output: 'R' })).toMatchObject({ conversation: ['user: Q'], responses: ['R'] });
});

test('a system prompt comes before; a system that may be a name stays away, sealed', () => {
  const long = 'You are a patient teacher of physics.';
  expect(mapped({ system: long, prompt: 'P', response: 'R' })).toMatchObject({
    conversation: [`system: ${long}`, 'user: P'],
    sealed: {},
  });
  expect(mapped({ system_prompt: 'Be kind.', prompt: 'P', response: 'R' }).conversation[0]).toBe('system: Be kind.');
  expect(mapped({ system: 'aurora-70b', prompt: 'P', response: 'R' })).toMatchObject({
    conversation: ['user: P'],
    fields: {},
    sealed: { system: 'aurora-70b' },
  });
  expect(mapped({ system: 'Aurora 70b', prompt: 'P', response: 'R' }).sealed).toEqual({ system: 'Aurora 70b' });
});

test('[D11] [D61] UltraFeedback: what completions say of themselves is sealed, and what a model said of them are ratings', () => {
  const row = {
    source: 'flan',
    instruction: 'Sum up.',
    models: ['m-1', 'm-2'],
    completions: [
      { model: 'm-1', response: 'One.', annotations: { helpfulness: { Rating: '4' } }, overall_score: 8 },
      { model: 'm-2', response: 'Two.', critique: 'Too short.' },
    ],
    correct_answers: ['None'],
  };
  expect(mapped(row)).toMatchObject({
    format: 'ultrafeedback',
    conversation: ['user: Sum up.'],
    responses: ['One.', 'Two.'],
    fields: { source: 'flan' },
    sealed: {
      models: ['m-1', 'm-2'],
      correct_answers: ['None'],
      completions: [{ model: 'm-1', overall_score: 8 }, { model: 'm-2' }],
    },
  });
  expect(read([row]).examples[0]).toMatchObject({
    raters: ['GPT-4, model, trainer'],
    said: ['GPT-4: helpfulness[0] = 4'],
    rationales: ['GPT-4: Too short.'],
  });
});

test('an instruction and its input stay two texts; an empty input is nothing', () => {
  const row = { instruction: 'Translate.', input: 'Bonjour', output: 'Good day' };
  expect(mapped(row)).toMatchObject({
    format: 'instruction-output',
    conversation: ['user: Translate.', 'user: Bonjour'],
    responses: ['Good day'],
    fields: {},
  });
  expect(mapped({ ...row, input: '' })).toMatchObject({ conversation: ['user: Translate.'], fields: {} });
  expect(mapped({ ...row, input: null })).toMatchObject({ conversation: ['user: Translate.'], fields: {} });
  expect(() => mapped({ ...row, input: 5 })).toThrow('input must be text, but it is a number');
});

test('[D11] the sample rows: prompt or messages, with everything about the responses sealed', () => {
  const about = { models: ['m-1', 'm-2'], auto_score: [0.4, 0.7], filter: 'kept', raters: [{ name: 'Expert' }] };
  const row = { id: 's1', category: 'maths', responses: ['A', 'B'], ...about };
  const seen = { responses: ['A', 'B'], fields: { id: 's1', category: 'maths' }, sealed: about };
  expect(mapped({ ...row, prompt: 'P' })).toMatchObject({ conversation: ['user: P'], ...seen });
  const messages = [
    { role: 'user', content: 'P' },
    { role: 'assistant', content: 'Q' },
    { role: 'user', content: 'R' },
  ];
  expect(mapped({ ...row, messages }, 'prompt-responses')).toMatchObject({
    conversation: ['user: P', 'assistant: Q', 'user: R'],
    ...seen,
  });
});

test('[D5] what is no response, or no prompt, is named', () => {
  const faults = [
    [{ prompt: 5, response: 'R' }, 'prompt must be text, but it is a number'],
    [{ prompt: 'P', response: 5 }, 'response must be text or an object with text, but it is a number'],
    [
      { prompt: 'P', responses: ['R', true] },
      'responses[1] must be text or an object with text, but it is true or false',
    ],
    [{ prompt: 'P', responses: [['R']] }, 'responses[0] must be text or an object with text, but it is a list'],
    [{ prompt: 'P', completions: [{ score: 1 }] }, 'completions[0] has no text'],
    [{ prompt: 'P', completions: [{ text: 1 }] }, 'completions[0].text must be text, but it is a number'],
    [{ prompt: 'P', output_1: 1, output_2: 'R' }, 'output_1 must be text'],
    [{ prompt: {}, response: 'R' }, 'prompt must be text, but it is an object'],
  ] as const;
  for (const [row, says] of faults) expect(() => mapped(row as never)).toThrow(says);
  expect(() => mapped({ response: 'R' }, 'prompt-responses')).toThrow('prompt is missing');
});
