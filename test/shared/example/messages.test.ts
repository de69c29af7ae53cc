// Chats: the conversation so far, and the assistant's last message as the response.
import { expect, test } from 'vitest';
import { mapped } from './mapped.ts';

test('[D3] the last message of the assistant is the response, what came before is the conversation', () => {
  const row = {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: ' Why is the sky blue?\n' },
      { role: 'assistant', content: 'Scattering.' },
      { role: 'user', content: 'And red?' },
      { role: 'assistant', content: '**Also** scattering.' },
    ],
    topic: 'physics',
  };
  expect(mapped(row)).toMatchObject({
    format: 'messages',
    conversation: ['system: Be brief.', 'user:  Why is the sky blue?\n', 'assistant: Scattering.', 'user: And red?'],
    responses: ['**Also** scattering.'],
    fields: { topic: 'physics' },
    sealed: {},
  });
});

test('a chat that ends with the user has no response', () => {
  const row = { messages: [{ role: 'user', content: 'Hello?' }] };
  expect(mapped(row)).toMatchObject({ conversation: ['user: Hello?'], responses: [] });
});

test('[D11] ShareGPT names assistants by product; the name is not shown', () => {
  const row = {
    id: 'x',
    conversations: [
      { from: 'human', value: 'Who are you?' },
      { from: 'bard', value: 'A model.' },
      { from: 'observation', value: '42' },
      { from: 'gpt', value: 'Still one.' },
    ],
  };
  expect(mapped(row)).toMatchObject({
    format: 'messages',
    conversation: ['user: Who are you?', 'assistant: A model.', 'observation: 42'],
    responses: ['Still one.'],
    fields: { id: 'x' },
  });
});

test('content in parts is read in order; parts without text leave their type in their place and are kept', () => {
  const picture = { type: 'image_url', image_url: { url: 'https://example.org/a.png' } };
  const row = { messages: [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, picture, 'Hm?'] }] };
  expect(mapped(row)).toMatchObject({
    conversation: ['user: What is this?\n\n[image_url]\n\nHm?'],
    fields: { messages: [{ message: 1, content: [picture] }] },
  });
});

test('a call of a tool has no text, and is kept', () => {
  const calls = [{ type: 'function', function: { name: 'weather', arguments: '{}' } }];
  const row = {
    messages: [
      { role: 'user', content: 'Rain?' },
      { role: 'assistant', content: null, tool_calls: calls },
      { role: 'tool', content: 'no', tool_call_id: '1' },
    ],
  };
  expect(mapped(row)).toMatchObject({
    conversation: ['user: Rain?', 'assistant: ', 'tool: no'],
    fields: {
      messages: [
        { message: 2, tool_calls: calls },
        { message: 3, tool_call_id: '1' },
      ],
    },
  });
});

test('[D11] what a message says of its model or weight is sealed', () => {
  const row = {
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Ho', model: 'm-1' },
    ],
  };
  expect(mapped(row)).toMatchObject({ fields: {}, sealed: { messages: [{ message: 2, model: 'm-1' }] } });
});

test('[D5] a message that is not one is named', () => {
  const faults = [
    [[], 'messages has no messages'],
    ['Hello', 'messages must be a list of messages, but it is text'],
    [['Hello'], 'messages[0] must be a message, but it is text'],
    [[{ content: 'Hello' }], 'messages[0].role is missing'],
    [[{ role: 'user' }], 'messages[0].content is missing'],
    [
      [
        { role: 'user', content: 'a' },
        { role: 'user', content: 5 },
      ],
      'messages[1].content must be text, but it is a number',
    ],
    [[{ role: 'user', content: null }], 'messages[0].content must be text, but it is null'],
    [[{ role: '', content: 'a' }], 'messages[0].role must have 1 to 60 characters, but it has 0'],
    [
      [{ role: 'user', content: [7] }],
      'messages[0].content[0] must be text or a part of a message, but it is a number',
    ],
  ] as const;
  for (const [messages, says] of faults) expect(() => mapped({ messages: messages as never })).toThrow(says);
});
