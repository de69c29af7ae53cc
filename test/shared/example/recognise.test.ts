// Which format is proposed for a file, from its first rows together.
import { expect, test } from 'vitest';
import type { Row } from '../../../shared/example/format.ts';
import { labelOfFormat } from '../../../shared/example/format-name.ts';
import { formats } from '../../../shared/example/formats.ts';
import { recogniseFormat } from '../../../shared/example/recognise.ts';

const messages = [{ role: 'user', content: 'Hi' }];

test.each([
  ['chosen-rejected', { chosen: 'a', rejected: 'b' }],
  ['chosen-rejected', { prompt: 'p', chosen: 'a', rejected: 'b', messages, response: 'a' }],
  ['messages', { messages }],
  ['messages', { prompt: 'Hi', messages }],
  ['messages', { conversations: messages }],
  ['prompt-responses', { messages, responses: ['a', 'b'] }],
  ['prompt-responses', { prompt: 'p', completion: 'c' }],
  ['prompt-responses', { prompt: 'p' }],
  ['prompt-responses', { prompt: 'p', text: 'p c' }],
  ['instruction-output', { instruction: 'i', input: '', output: 'o', text: 'i o' }],
  ['question-answer', { question: 'q', answer: 'a' }],
  ['question-answer', { question: 'q', query: 'q', response: ['r'], solution: 's' }],
  ['prompt-responses', { query: 'q', response: 'r', answer: 'B' }],
  ['turns', { turns: ['a'], category: 'c' }],
  ['text', { text: 't' }],
] as const)('[D10] %s: %j', (format, row) => {
  expect(recogniseFormat([row as unknown as Row])?.format).toBe(format);
});

test('[D10] the rows decide together: one that looks otherwise does not', () => {
  const rows: Row[] = [
    { prompt: 'p', responses: ['a'] },
    { messages, responses: ['a'] },
    { messages, responses: ['b'] },
  ];
  expect(recogniseFormat(rows)).toEqual({ format: 'prompt-responses', confidence: expect.closeTo(0.9) });
  expect(recogniseFormat([{ text: 't' }, { text: 't' }, { prompt: 'p' }])?.format).toBe('text');
});

test('[D10] a wrong value does not hide a field, so that the field can be named', () => {
  expect(recogniseFormat([{ prompt: 5, response: {} }])?.format).toBe('prompt-responses');
  expect(recogniseFormat([{ messages: 'Hi' }])?.format).toBe('messages');
});

test.each<Row>([{}, { a: 1 }, { prompt: null }, { title: 'x', body: 'y' }, { constructor: 'x' }])(
  '[D10] nothing is known of %j',
  (row) => {
    expect(recogniseFormat([row])).toBeUndefined();
  },
);

test('nothing is known of no rows', () => {
  expect(recogniseFormat([])).toBeUndefined();
});

test('every format has a label; one that this version does not know keeps its name', () => {
  for (const name of Object.keys(formats)) expect(labelOfFormat(name)).toMatch(/^[A-Z]/);
  expect(labelOfFormat('parquet-of-2030')).toBe('parquet-of-2030');
  expect(labelOfFormat('constructor')).toBe('constructor');
});
