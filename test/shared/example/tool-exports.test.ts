// What annotation tools export: the text, and their annotations as imported raters.
import { expect, test } from 'vitest';
import { read } from './reading.ts';

const result = (type: string, from_name: string, value: object) => ({
  id: 'x',
  type,
  from_name,
  to_name: 'text',
  value,
});

test('[D61] Label Studio: people, ground truth, predictions, spans in the text, and regions of a picture', () => {
  const task = {
    ...{ id: 7, data: { text: '😀 Ann met Bo' }, predictions: [] as object[], agreement: 50 },
    annotations: [
      {
        completed_by: { id: 1, email: 'ann@example.org', first_name: 'Ann', last_name: 'Lee' },
        result: [
          result('choices', 'sentiment', { choices: ['Positive'] }),
          result('labels', 'ner', { start: 3, end: 6, text: 'Ann', labels: ['Person'] }),
          result('rating', 'stars', { rating: 4 }),
        ],
      },
      { completed_by: 5, ground_truth: true, result: [result('choices', 'topics', { choices: ['a', 'b'] })] },
      { completed_by: 6, was_cancelled: true, result: [result('choices', 'sentiment', { choices: ['Negative'] })] },
    ],
  };
  task.predictions.push({
    model_version: 'ner-1',
    result: [result('choices', 'sentiment', { choices: ['Negative'] })],
  });
  const { format, examples } = read([task]);
  expect(format).toBe('label-studio');
  expect(examples).toEqual([
    {
      conversation: [],
      responses: ['😀 Ann met Bo'],
      fields: { id: 7 },
      sealed: { agreement: 50 },
      raters: ['Ann Lee, person, trainer', 'Annotator 5, person, expert', 'ner-1, model, trainer'],
      said: [
        'Ann Lee: sentiment = Positive',
        'Ann Lee: stars = 4',
        'Annotator 5: topics = ["a","b"]',
        'ner-1: sentiment = Negative',
      ],
      rationales: [],
      marked: ['Ann Lee: «Ann» 3–6 Person'],
    },
  ]);
  const box = { x: 1, y: 2, rectanglelabels: ['Car'] };
  const picture = read([
    { data: { image: 'a.png' }, annotations: [{ result: [result('rectanglelabels', 'box', box)] }] },
  ]);
  expect(picture.examples[0]).toMatchObject({
    fields: { image: 'a.png' },
    said: [`Annotator: box = ${JSON.stringify(box)}`],
  });
});

test('[D61] [D11] Label Studio’s flat exports: what came from people is not said, so everything but the text is sealed', () => {
  const row = { id: 7, text: 'Hi', sentiment: 'Positive', annotation_id: 1, annotator: 3, lead_time: 1.5 };
  const two = [row, { ...row, sentiment: 'Negative', annotation_id: 2, annotator: 4 }];
  expect(read(two)).toMatchObject({
    format: 'label-studio-min',
    examples: [
      {
        responses: ['Hi'],
        fields: { id: 7 },
        sealed: { sentiment: 'Positive' },
        raters: expect.arrayContaining(['Annotator 4, person, trainer']),
      },
    ],
  });
  const rated = read(two, {
    columns: [
      ['sentiment', { use: 'rating', dimension: 'sentiment' }],
      ['annotator', { use: 'rater', kind: 'person', standing: 'expert' }],
    ],
  });
  expect(rated.examples[0]).toMatchObject({ said: ['Rater 3: sentiment = Positive', 'Rater 4: sentiment = Negative'] });
});

test('[D61] [D64] Prodigy: a row for each annotator, spans in code points, choices by their text', () => {
  const task = { text: '😀 Ann', _input_hash: 1, _task_hash: 2, meta: { source: 'x' } };
  const options = [
    { id: 'a', text: 'Good' },
    { id: 'b', text: 'Bad' },
  ];
  const { format, examples } = read([
    { ...task, spans: [{ start: 2, end: 5, label: 'PERSON' }], answer: 'accept', _annotator_id: 'db-ann' },
    { ...task, options, accept: ['b'], answer: 'accept', _session_id: 'db-bo' },
  ]);
  expect(format).toBe('prodigy');
  expect(examples).toMatchObject([
    {
      responses: ['😀 Ann'],
      fields: { meta: { source: 'x' } },
      raters: ['db-ann, person, trainer', 'db-bo, person, trainer'],
      said: ['db-ann: answer = accept', 'db-bo: answer = accept', 'db-bo: choice = Bad'],
      marked: ['db-ann: «Ann» 3–6 PERSON'],
    },
  ]);
});

test('[D61] Argilla: records as JSON, as a table, and as version 1 wrote them say the same', () => {
  const fields = { prompt: 'P', response: 'R' };
  const said = {
    responses: ['R'],
    conversation: ['user: P'],
    raters: expect.arrayContaining(['u1, person, trainer', 'm-1, model, trainer']),
    said: expect.arrayContaining(['u1: quality = 4', 'm-1: quality = 2']),
  };
  const record = {
    ...{ id: 'r', status: 'completed', fields, metadata: {} },
    responses: { quality: [{ value: 4, user_id: 'u1' }] },
    suggestions: { quality: { value: 2, score: 0.9, agent: 'm-1' } },
  };
  const table = {
    ...{ id: 'r', status: 'completed', ...fields },
    ...{ 'quality.responses': [4], 'quality.responses.users': ['u1'], 'quality.responses.status': ['submitted'] },
    ...{ 'quality.suggestion': 2, 'quality.suggestion.score': 0.9, 'quality.suggestion.agent': 'm-1' },
  };
  const first = {
    ...{ ...fields, external_id: null, quality: [{ user_id: 'u1', value: 4, status: 'submitted' }] },
    ...{ 'quality-suggestion': 2, 'quality-suggestion-metadata': { type: null, score: null, agent: 'm-1' } },
  };
  for (const row of [record, table, first]) expect(read([row])).toMatchObject({ format: 'argilla', examples: [said] });
  const spans = { ...record, responses: { ner: [{ value: [{ start: 0, end: 1, label: 'X' }], user_id: 'u1' }] } };
  expect(read([spans]).examples[0]?.marked).toEqual(['u1: «R» 0–1 X']);
});

test('[D61] W3C annotations: each is a stretch of text with what is known around it', () => {
  const selector = [{ type: 'TextQuoteSelector', exact: 'years', prefix: 'as ', suffix: ' went' }];
  const body = [
    { purpose: 'tagging', value: 'time' },
    { purpose: 'commenting', value: 'How many?' },
  ];
  const row = { id: 'a', type: 'Annotation', body, creator: { id: 'c1' }, target: { source: 'https://x', selector } };
  expect(read([row, { ...row, target: [row.target] }])).toMatchObject({
    format: 'w3c-annotations',
    examples: [
      { responses: ['as years went'], fields: { source: 'https://x' }, marked: ['c1: «years» 3–8 time'] },
      { marked: ['c1: «years» 3–8 time'] },
    ],
  });
});
