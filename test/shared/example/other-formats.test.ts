// Questions with answers, questions in turns, single texts.
import { expect, test } from 'vitest';
import { mapped } from './mapped.ts';

test('a question: its responses are the responses, and the right answer is sealed', () => {
  const row = {
    idx: 1,
    question: 'Q',
    answer: '4',
    solution: 'Since …',
    level: 'Level 3',
    response: ['R', 'S'],
    score: [true, false],
  };
  expect(mapped(row)).toMatchObject({
    format: 'question-answer',
    conversation: ['user: Q'],
    responses: ['R', 'S'],
    fields: { idx: 1, level: 'Level 3' },
    sealed: { answer: '4', solution: 'Since …', score: [true, false] },
  });
});

test('without responses the solution stands as the response, or else the answer', () => {
  expect(mapped({ problem: 'P', solution: 'S', type: 'algebra' })).toMatchObject({
    conversation: ['user: P'],
    responses: ['S'],
  });
  expect(mapped({ question: 'Q', answer: 'A' })).toMatchObject({ conversation: ['user: Q'], responses: ['A'] });
  expect(mapped({ question: 'Q', answer: 'A', solution: ['S'] })).toMatchObject({
    responses: ['S'],
    sealed: { answer: 'A' },
  });
});

test('an answer that is no text is a key, not something to read', () => {
  expect(mapped({ question: 'Q', answer: 42 })).toMatchObject({ responses: [], sealed: { answer: 42 } });
  expect(mapped({ question: 'Q', answer: null, label: 'D', options: { A: '1', D: '2' } })).toMatchObject({
    responses: [],
    fields: { options: { A: '1', D: '2' } },
    sealed: { label: 'D', answer: null },
  });
});

test('a field that only repeats the question is not shown twice', () => {
  expect(mapped({ question: 'Q', query: 'Q', response: 'R' }).fields).toEqual({});
});

test('turns, as in MT-bench: messages of the user, and no response', () => {
  expect(mapped({ question_id: 81, category: 'writing', turns: ['One.', 'Two.'], reference: ['r'] })).toMatchObject({
    format: 'turns',
    conversation: ['user: One.', 'user: Two.'],
    responses: [],
    fields: { question_id: 81, category: 'writing' },
    sealed: { reference: ['r'] },
  });
  expect(() => mapped({ turns: 'One.' })).toThrow('turns must be a list of texts, but it is text');
  expect(() => mapped({ turns: ['One.', 2] })).toThrow('turns[1] must be text, but it is a number');
});

test('a single text is a response without a conversation', () => {
  expect(mapped({ text: 'Once upon a time', label: 1, lang: 'en' })).toMatchObject({
    format: 'text',
    conversation: [],
    responses: ['Once upon a time'],
    fields: { lang: 'en' },
    sealed: { label: 1 },
  });
  expect(() => mapped({ text: ['a'] })).toThrow('text must be text, but it is a list');
});
