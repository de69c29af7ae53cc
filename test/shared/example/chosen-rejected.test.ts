// Pairs: what is shared becomes the conversation, and nothing that can be seen tells which was chosen.
import { expect, test } from 'vitest';
import type { Row } from '../../../shared/example/format.ts';
import { mapped } from './mapped.ts';

const transcript = (...turns: string[]) =>
  turns.map((turn, i) => `\n\n${i % 2 === 0 ? 'Human' : 'Assistant'}: ${turn}`).join('');
const inEitherOrder = (...texts: string[]) =>
  expect.toSatisfy((got: string[]) => `${got.toSorted()}` === `${texts.toSorted()}`);

test('[D12] the transcripts of HH-RLHF: shared turns are the conversation, the last ones the responses', () => {
  const row = {
    chosen: transcript('Hi', 'Hello.\n\nHow are you?', 'Fine. Pi?', '3.14159'),
    rejected: transcript('Hi', 'Hello.\n\nHow are you?', 'Fine. Pi?', '3'),
  };
  const { format, conversation, responses, fields, sealed } = mapped(row);
  expect(format).toBe('chosen-rejected');
  expect(conversation).toEqual(['user: Hi', 'assistant: Hello.\n\nHow are you?', 'user: Fine. Pi?']);
  expect(responses).toEqual(inEitherOrder('3', '3.14159'));
  expect(fields).toEqual({});
  expect(sealed).toEqual({ chosen: responses[0] === '3.14159' ? 'A' : 'B' });
});

test('transcripts that part earlier: the response goes on to the end of its own turns', () => {
  const row = { chosen: transcript('Hi', 'Hello', 'Bye', 'Bye!'), rejected: transcript('Hi', 'What?') };
  expect(mapped(row)).toMatchObject({
    conversation: ['user: Hi'],
    responses: inEitherOrder('Hello\n\nHuman: Bye\n\nAssistant: Bye!', 'What?'),
  });
});

test('transcripts that part at the human: the turn of the assistant before stays with them', () => {
  const row = { chosen: transcript('Hi', 'Hello', 'One?', '1'), rejected: transcript('Hi', 'Hello', 'Two?', '2') };
  expect(mapped(row)).toMatchObject({
    conversation: ['user: Hi'],
    responses: inEitherOrder('Hello\n\nHuman: One?\n\nAssistant: 1', 'Hello\n\nHuman: Two?\n\nAssistant: 2'),
  });
});

test('two transcripts that are the same still have a response each', () => {
  const row = { chosen: transcript('Hi', 'Hello'), rejected: transcript('Hi', 'Hello') };
  expect(mapped(row)).toMatchObject({ conversation: ['user: Hi'], responses: ['Hello', 'Hello'] });
});

test('an empty last turn is a response too', () => {
  const row = { chosen: transcript('Hi', ''), rejected: transcript('Hi', 'Hello') };
  expect(mapped(row)).toMatchObject({ conversation: ['user: Hi'], responses: inEitherOrder('', 'Hello') });
});

test('lists of messages: shared ones are the conversation', () => {
  const asked = { role: 'user', content: 'Two and two?' };
  const row = {
    chosen: [asked, { role: 'assistant', content: 'Four.' }],
    rejected: [asked, { role: 'assistant', content: 'Five.' }],
  };
  expect(mapped(row)).toMatchObject({
    conversation: ['user: Two and two?'],
    responses: inEitherOrder('Four.', 'Five.'),
  });
});

test('a prompt beside them is the conversation: text, transcript or messages', () => {
  const pair = { chosen: 'Four.', rejected: 'Five.' };
  const asked = ['user: Two and two?'];
  expect(mapped({ prompt: 'Two and two?', ...pair }).conversation).toEqual(asked);
  expect(mapped({ question: 'Two and two?', ...pair }).conversation).toEqual(asked);
  expect(mapped({ prompt: '\n\nHuman: Two and two?\n\nAssistant:', ...pair }).conversation).toEqual(asked);
  expect(mapped({ prompt: [{ role: 'user', content: 'Two and two?' }], ...pair }).conversation).toEqual(asked);
  expect(mapped(pair).conversation).toEqual([]);
});

test('[D12] the order is the same whichever of the two was chosen, and either comes first about as often', () => {
  let chosenFirst = 0;
  for (let n = 0; n < 1000; n++) {
    const [a, b] = [`Answer ${n} by the one`, `Answer ${n} by the other, which is longer`];
    const one = mapped({ prompt: 'Well?', chosen: a, rejected: b });
    const other = mapped({ prompt: 'Well?', chosen: b, rejected: a });
    expect(other.content).toEqual(one.content);
    expect(new Set([one.sealed.chosen, other.sealed.chosen])).toEqual(new Set(['A', 'B']));
    if (one.sealed.chosen === 'A') chosenFirst++;
  }
  expect(chosenFirst).toBeGreaterThan(400);
  expect(chosenFirst).toBeLessThan(600);
});

test('[D12] nothing that can be seen changes when chosen and rejected change places', () => {
  const messages = (text: string) => [
    { role: 'user', content: 'Two and two?' },
    { role: 'assistant', content: text },
  ];
  const row = (good: string, bad: string): Row => ({
    prompt: 'Two and two?',
    prompt_id: 'p1',
    chosen: messages(good),
    rejected: messages(bad),
    // As in ultrafeedback_binarized: the chosen messages once more.
    messages: messages(good),
    best_text: good,
    note: `The good one is: ${good}`,
    meta: { picked: good },
    score_chosen: 9,
    score_rejected: 2,
    margin: 7,
    scores: [9, 2],
    lengths: [good.length, bad.length],
  });
  const [good, bad] = ['Four, since two and two are four.', 'Five, since two and three are five.'];
  const { content, sealed } = mapped(row(good, bad));
  expect(content).toEqual(mapped(row(bad, good)).content);
  expect(content.fields).toEqual({ prompt_id: 'p1' });
  expect(Object.keys(sealed)).toEqual(
    expect.arrayContaining(['chosen', 'messages', 'best_text', 'note', 'meta', 'score_chosen', 'margin', 'lengths']),
  );
});

test('[D11] what either says besides its text is sealed', () => {
  const row = { chosen: { text: 'Four.', model: 'm-1' }, rejected: { text: 'Five.', model: 'm-2' } };
  expect(mapped(row)).toMatchObject({
    responses: inEitherOrder('Four.', 'Five.'),
    fields: {},
    sealed: { 'about chosen': [{ model: 'm-1' }], 'about rejected': [{ model: 'm-2' }] },
  });
});

test('[D5] a side that is no response is named', () => {
  expect(() => mapped({ chosen: 'a', rejected: null })).toThrow(
    'rejected must be text or an object with text, but it is null',
  );
  expect(() => mapped({ chosen: 3, rejected: 'b' })).toThrow('chosen must be text');
  expect(() => mapped({ chosen: 'a', rejected: [{ role: 'user', content: 1 }] })).toThrow('rejected[0].content');
  expect(() => mapped({ chosen: { score: 1 }, rejected: 'b' })).toThrow('chosen has no text');
});

test('near misses: only one of the two, or a text that merely mentions Human:', () => {
  expect(mapped({ prompt: 'p', chosen: 'a' }).format).toBe('prompt-responses');
  const row = { prompt: 'p', chosen: 'Write "\n\nHuman: hello" first.', rejected: 'No.' };
  expect(mapped(row).responses).toEqual(inEitherOrder(row.chosen, 'No.'));
});
