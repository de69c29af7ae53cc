// Mappings: what a person decides about columns, with a format and without one.
import { describe, expect, test } from 'vitest';
import { FieldFault } from '../../../shared/example/format.ts';
import { Mapping } from '../../../shared/example/mapping.ts';
import { proposeMapping, readsSomething } from '../../../shared/example/propose.ts';
import { read } from './reading.ts';

const only = (columns: unknown[], more: object = {}) => ({ format: undefined, columns, ...more });

describe('without a format', () => {
  test('[D62] columns are messages, responses, fields and sealed fields, in their order; the rest is sealed when in doubt', () => {
    const row = {
      sys: 'Be kind.',
      ask: 'Why?',
      b: 'Because.',
      a: 'No idea.',
      lang: 'en',
      judge_score: 3,
      note: 'x',
      model: 'm',
    };
    const { examples } = read(
      [row],
      only([
        ['ask', { use: 'turn', role: 'user' }],
        ['sys', { use: 'turn', role: 'system' }],
        ['a', { use: 'response' }],
        ['b', { use: 'response' }],
        ['lang', { use: 'sealed', what: 'other' }],
        ['note', { use: 'ignore' }],
      ]),
    );
    expect(examples).toMatchObject([
      {
        conversation: ['system: Be kind.', 'user: Why?'],
        responses: ['Because.', 'No idea.'],
        fields: {},
        sealed: { lang: 'en', judge_score: 3, model: 'm' },
      },
    ]);
  });

  test('[D11] facts about whoever rated are sealed where the row names a rater, unless a person decides', () => {
    const about = { gender: 'Woman', age_group: '30-39', country: 'India', occupation: 'Nurse', topic: 'sleep' };
    const row = { text: 'Is this offensive to anyone?', user_id: 7, ...about };
    const sealed = { gender: 'Woman', age_group: '30-39', occupation: 'Nurse' };
    const decided = only([
      ['text', { use: 'response' }],
      ['user_id', { use: 'rater', kind: 'person', standing: 'novice' }],
      ['country', { use: 'field' }],
    ]);
    const { user_id, ...ofNobody } = row;
    expect(read([row], decided).examples[0]).toMatchObject({ fields: { topic: 'sleep', country: 'India' }, sealed });
    expect(read([row], only([], { format: 'text' })).examples[0]).toMatchObject({
      fields: { user_id, topic: 'sleep' },
      sealed: { ...sealed, country: 'India' },
    });
    expect(read([ofNobody], only([], { format: 'text' })).examples[0]).toMatchObject({ fields: about, sealed: {} });
  });

  test('[D62] messages, transcripts and lists of responses may stand in a cell as their text', () => {
    const row = {
      chat: '[{"role":"user","content":"Hi"}]',
      log: 'Human: One?\n\nAssistant: 1',
      out: '["R","S"]',
      number: 42,
    };
    const uses = only([
      ['chat', { use: 'messages' }],
      ['log', { use: 'transcript' }],
      ['out', { use: 'response' }],
      ['number', { use: 'response' }],
    ]);
    expect(read([row], uses).examples[0]).toMatchObject({
      conversation: ['user: Hi', 'user: One?', 'assistant: 1'],
      responses: ['R', 'S', '42'],
    });
  });

  test('[D62] [D63] a row for each rater, far apart: folded by a key, with ratings, rationales and marked words', () => {
    const rows = [
      { item: 1, who: 7, text: 'Good day', offence: '1', why: 'Fine.', from: '0', to: '4', kind: 'tone' },
      { item: 2, who: 7, text: 'Go away', offence: '4', why: '', from: '', to: '', kind: '' },
      { item: 1, who: 'Bo', text: 'Good day', offence: '2', why: '', from: '', to: '', kind: '' },
    ];
    const uses = only(
      [
        ['item', { use: 'field' }],
        ['who', { use: 'rater', kind: 'person', standing: 'novice' }],
        ['text', { use: 'response' }],
        ['offence', { use: 'rating', dimension: 'offensiveness', response: 0 }],
        ['why', { use: 'rationale', response: 0 }],
        ['from', { use: 'span', is: 'start', on: 'text' }],
        ['to', { use: 'span', is: 'end', on: 'text' }],
        ['kind', { use: 'span', is: 'category', on: 'text' }],
      ],
      { foldBy: ['item'] },
    );
    expect(read(rows, uses).examples).toEqual([
      {
        conversation: [],
        responses: ['Good day'],
        fields: { item: 1 },
        sealed: {},
        raters: ['Rater 7, person, novice', 'Bo, person, novice'],
        said: ['Rater 7: offensiveness[0] = 1', 'Bo: offensiveness[0] = 2'],
        rationales: ['Rater 7: Fine.'],
        marked: ['Rater 7: «Good» 0–4 tone'],
      },
      expect.objectContaining({ responses: ['Go away'], said: ['Rater 7: offensiveness[0] = 4'] }),
    ]);
  });

  test('[D62] a rater can be described by the column itself; a list rates each response; nobody named is the file', () => {
    const by = { name: 'Judge', kind: 'model', standing: 'trainer' };
    const uses = only([
      ['out', { use: 'response' }],
      ['s', { use: 'rating', dimension: 'score', by }],
      ['gold', { use: 'rating', dimension: 'gold' }],
    ]);
    expect(read([{ out: ['R', 'S'], s: [1, 2], gold: 'A' }], uses).examples[0]).toMatchObject({
      raters: ['Judge, model, trainer', 'The file, crowd, trainer'],
      said: ['Judge: score[0] = 1', 'Judge: score[1] = 2', 'The file: gold = A'],
    });
  });

  test('[D62] what repeats a response is sealed though nobody said so', () => {
    const row = { a: 'A long answer about the moon', b: 'B', best: 'A long answer about the moon' };
    const uses = only([
      ['a', { use: 'response' }],
      ['b', { use: 'response' }],
    ]);
    expect(read([row], uses).examples[0]).toMatchObject({ fields: {}, sealed: { best: row.a } });
  });

  test('[D62] a cell that cannot be what it is said to be is named', () => {
    const fault = () =>
      read(
        [{ who: { a: 1 }, t: 'x' }],
        only([
          ['t', { use: 'response' }],
          ['who', { use: 'rater', kind: 'person', standing: 'expert' }],
        ]),
      );
    expect(fault).toThrow(FieldFault);
    expect(fault).toThrow('who must name a rater, but it is an object');
  });
});

describe('with a format', () => {
  const row = { prompt: 'P', responses: ['R', 'S'], topic: 'law', score: [1, 2], extra: 'T' };

  test('[D62] a field can be sealed or left out, a sealed one seen, another column read as a response', () => {
    const { examples } = read([row], {
      columns: [
        ['topic', { use: 'sealed', what: 'other' }],
        ['score', { use: 'field' }],
        ['extra', { use: 'response' }],
      ],
    });
    expect(examples[0]).toMatchObject({
      conversation: ['user: P'],
      responses: ['R', 'S', 'T'],
      fields: { score: [1, 2] },
      sealed: { topic: 'law' },
    });
    expect(read([row], { columns: [['topic', { use: 'ignore' }]] }).examples[0]?.fields).toEqual({ extra: 'T' });
  });

  test('[D62] what the format needs can be taken away, if something else is to be read', () => {
    const columns = [['prompt', { use: 'turn', role: 'context' }]];
    expect(read([row], { columns }).examples[0]).toMatchObject({ conversation: ['context: P'] });
    const nothing = () => read([row], { columns: [['prompt', { use: 'ignore' }]] });
    expect(nothing).toThrow('prompt is missing');
  });

  test('[D62] a field that repeats a response which a person chose is sealed', () => {
    const long = 'A long answer about the moon';
    const { examples } = read([{ prompt: 'P', response: 'R', other: long, same: long }], {
      columns: [['other', { use: 'response' }]],
    });
    expect(examples[0]).toMatchObject({ fields: {}, sealed: { same: long } });
  });

  test('[D62] folding and raters as the format proposes can be changed', () => {
    const rows = [
      { text: 'a', id: 1, raters: [{ name: 'X', ok: 'yes' }] },
      { text: 'a', id: 1, raters: [{ name: 'Y', ok: 'no' }] },
    ];
    const { examples } = read(rows, { foldBy: ['id'], raters: [{ name: 'X', kind: 'crowd', standing: 'novice' }] });
    expect(examples).toMatchObject([
      { raters: ['X, crowd, novice', 'Y, person, trainer'], said: ['X: ok = yes', 'Y: ok = no'] },
    ]);
  });
});

test('[D63] a format folds nothing whose texts differ, and a row without a key stands for itself', () => {
  const chat = (text: string) => [
    { role: 'user', content: 'Q' },
    { role: 'assistant', content: text },
  ];
  const vote = (text: string) => ({
    model_a: 'm',
    model_b: 'n',
    conversation_a: chat(text),
    conversation_b: chat('B'),
    winner: 'tie',
  });
  expect(
    read([vote('one'), vote('two'), vote('one ')]).examples.map(({ responses, said }) => [responses[0], said.length]),
  ).toEqual([
    ['one', 2],
    ['two', 1],
  ]);
  const task = { text: 'same', _task_hash: 1, answer: 'accept' };
  expect(read([task, task]).examples).toHaveLength(2);
  const decided = read(
    [{ text: 'one', id: 1 }, { text: 'two', id: 1 }, { text: 'three', id: null }, { text: 'four' }],
    { foldBy: ['id'] },
  );
  expect(decided.examples.map(({ responses }) => responses[0])).toEqual(['one', 'three', 'four']);
});

test('[D62] where no format is sure, the longest text is proposed to be read', () => {
  const rows = [
    {
      code: 'x1',
      story: 'Once upon a time there was a moon.',
      verdict: 'a very long verdict that tells what to think',
    },
  ];
  const { mapping, format, confidence } = proposeMapping(rows);
  expect({ format, confidence }).toEqual({ format: undefined, confidence: 0 });
  expect(mapping.columns).toEqual([['story', { use: 'response' }]]);
  expect(readsSomething(mapping)).toBe(true);
  expect(readsSomething(proposeMapping([{ a: 1 }]).mapping)).toBe(false);
});

test('[D62] a column may be called __proto__', () => {
  const row = JSON.parse('{"__proto__": "seen", "t": "read"}');
  const mapping = Mapping.parse({
    columns: [
      ['t', { use: 'response' }],
      ['__proto__', { use: 'sealed', what: 'gold' }],
    ],
  });
  const { examples } = read([row], only(mapping.columns));
  expect(Object.entries(examples[0]?.sealed ?? {})).toEqual([['__proto__', 'seen']]);
});
