// Formats whose rows carry labels: what there is to read, and who rated how.
import { expect, test } from 'vitest';
import { read } from './reading.ts';

const chat = (...texts: string[]) => texts.map((content, n) => ({ role: n % 2 === 0 ? 'user' : 'assistant', content }));

test('[D61] MT-bench: two chats, the verdict of each judge, folded by the pair and the turn', () => {
  const pair = { question_id: 81, model_a: 'alpaca', model_b: 'vicuna', turn: 1 };
  const chats = { conversation_a: chat('Q1', 'A1', 'Q2', 'A2'), conversation_b: chat('Q1', 'B1', 'Q2', 'B2') };
  const { format, examples } = read([
    { ...pair, winner: 'model_b', judge: 'expert_0', ...chats },
    { ...pair, winner: 'tie', judge: 'gpt-4', ...chats },
    { ...pair, turn: 2, winner: 'model_a', judge: 'author_2', ...chats },
  ]);
  expect(format).toBe('arena');
  expect(examples).toMatchObject([
    {
      conversation: ['user: Q1'],
      responses: ['A1', 'B1'],
      fields: { question_id: 81 },
      sealed: { model_a: 'alpaca', model_b: 'vicuna' },
      raters: ['expert_0, person, expert', 'gpt-4, model, trainer'],
      said: ['expert_0: preference = B', 'gpt-4: preference = tie'],
    },
    {
      responses: ['A1\n\nHuman: Q2\n\nAssistant: A2', 'B1\n\nHuman: Q2\n\nAssistant: B2'],
      said: ['author_2: preference = A'],
    },
  ]);
});

test.each([
  ['model_a', 'A'],
  ['model_b', 'B'],
  ['tie', 'tie'],
  ['tie (inconsistent)', 'tie'],
  ['tie (bothbad)', 'both bad'],
  ['both_bad', 'both bad'],
])('[D61] Arena: %s is %s; a tie is not the same as both bad', (winner, value) => {
  const row = { conversation_a: chat('Q', 'A'), conversation_b: chat('Q', 'B'), winner, judge: 'arena_user_7' };
  expect(read([row]).examples[0]).toMatchObject({
    raters: ['arena_user_7, person, novice'],
    said: [`arena_user_7: preference = ${value}`],
  });
});

test('[D61] Arena as a table: turns are lists written as JSON text, and who won has a column each', () => {
  const row = {
    ...{
      id: '1',
      model_a: 'm',
      model_b: 'n',
      prompt: '["Q1","Q2"]',
      response_a: '["A1","A2"]',
      response_b: '["B1",null]',
    },
    ...{ winner_model_a: '0', winner_model_b: '0', winner_tie: '1' },
  };
  expect(read([row])).toMatchObject({
    format: 'arena',
    examples: [
      {
        conversation: ['user: Q1'],
        responses: ['A1\n\nHuman: Q2\n\nAssistant: A2', 'B1\n\nHuman: Q2\n\nAssistant: '],
        raters: ['Arena voter, crowd, novice'],
        said: ['Arena voter: preference = tie'],
      },
    ],
  });
});

test('[D61] [D12] OpenAI’s preference pairs: the input is the conversation, and which was preferred is a label', () => {
  const row = {
    input: { messages: [{ role: 'user', content: 'Hi' }], tools: [], parallel_tool_calls: true },
    preferred_output: [{ role: 'assistant', content: 'Good' }],
    non_preferred_output: [{ role: 'assistant', content: 'Bad' }],
  };
  const { format, examples } = read([row]);
  expect(format).toBe('preference-optimization');
  const [first] = examples;
  expect(first).toMatchObject({ conversation: ['user: Hi'], fields: { tools: [], parallel_tool_calls: true } });
  expect(first?.responses.toSorted()).toEqual(['Bad', 'Good']);
  const better = first?.responses[0] === 'Good' ? 'A' : 'B';
  expect(first?.said).toEqual([`The file’s preference: preference = ${better}`]);
  const other = read([
    { ...row, preferred_output: row.non_preferred_output, non_preferred_output: row.preferred_output },
  ]);
  expect(other.examples[0]?.responses, 'the order tells nothing').toEqual(first?.responses);
  expect(other.examples[0]?.said).not.toEqual(first?.said);
});

test('[D61] HelpSteer: five attributes of one response; and a pair with a strength of preference', () => {
  const marks = { helpfulness: 4, correctness: 3, coherence: 4, complexity: 1, verbosity: 0 };
  expect(read([{ prompt: 'P', response: 'R', ...marks }])).toMatchObject({
    format: 'helpsteer',
    examples: [
      {
        conversation: ['user: P'],
        responses: ['R'],
        sealed: {},
        raters: ['Annotators, crowd, trainer'],
        said: ['helpfulness', 'correctness', 'coherence', 'complexity', 'verbosity'].map(
          (name) => `Annotators: ${name}[0] = ${marks[name as keyof typeof marks]}`,
        ),
      },
    ],
  });
  const pair = {
    ...{ domain: 'code', context: chat('P'), response1: 'R', response2: 'S', overall_preference: -2 },
    individual_preference: [{ score: 1, reasoning: 'S is shorter.', feedback1: 'Long.', feedback2: 'Short.' }],
  };
  expect(read([pair])).toMatchObject({
    format: 'helpsteer',
    examples: [
      {
        conversation: ['user: P'],
        responses: ['R', 'S'],
        fields: { domain: 'code' },
        said: [
          'Annotators: preference = A',
          'Annotators: preference strength = -2',
          'Annotator 1: preference = B',
          'Annotator 1: preference strength = 1',
        ],
        rationales: ['Annotator 1: S is shorter.', 'Annotator 1: Long.', 'Annotator 1: Short.'],
      },
    ],
  });
});

test.each([
  [1, 'A'],
  [2, 'B'],
  [1.5, 'tie'],
  [0, 'tie'],
  [1.02, 'A'],
])('[D61] AlpacaEval: a preference of %s is %s', (preference, value) => {
  const outputs = { output_1: 'R', generator_1: 'm', output_2: 'S', generator_2: 'n', annotator: 'gpt-4_x' };
  const { format, examples } = read([{ instruction: 'I', ...outputs, preference }]);
  expect(format).toBe('alpaca-annotations');
  expect(examples[0]).toMatchObject({
    responses: ['R', 'S'],
    sealed: { generator_1: 'm', generator_2: 'n' },
    raters: ['gpt-4_x, model, trainer'],
    said: expect.arrayContaining([`gpt-4_x: preference = ${value}`]),
  });
});

test('[D61] AlpacaEval’s outputs alone are instructions with outputs', () => {
  const row = { dataset: 'koala', instruction: 'I', output: 'O', generator: 'm' };
  expect(read([row])).toMatchObject({ format: 'instruction-output', examples: [{ sealed: { generator: 'm' } }] });
});

test('[D61] [D63] WMT’s MQM: a row for each error of each rater, folded by segment and system', () => {
  const segment = { system: 'NMT', doc: 'd', docSegId: '1', globalSegId: '7', metadata: '{"timing":1}' };
  const at = (rater: string, source: string, target: string, category: string, severity: string) => ({
    ...segment,
    ...{ rater, source, target, category, severity, '# Documentation': '' },
  });
  const { format, examples } = read([
    at('r1', '步步', 'Step <v>by</v> step', 'Style/Awkward', 'Minor'),
    at('r1', '<v>步</v>步', 'Step by step', 'Accuracy/Omission', 'Major'),
    at('r2', '步步', 'Step by step', 'No-error', 'No-error'),
    at('r3', '步步', 'Step by step', 'Found', 'HOTW-test'),
  ]);
  expect(format).toBe('wmt-mqm');
  expect(examples).toEqual([
    {
      conversation: ['user: 步步'],
      responses: ['Step by step'],
      fields: { doc: 'd', docSegId: '1', globalSegId: '7' },
      sealed: { system: 'NMT' },
      raters: ['r1, person, expert', 'r2, person, expert', 'r3, person, expert'],
      said: ['r2: errors = none', 'r3: attention check = Found'],
      rationales: [],
      marked: ['r1: «by» 5–7 Style/Awkward/Minor', 'r1: «步» 0–1 Accuracy/Omission/Major'],
    },
  ]);
});

test('[D61] votes by position are one person’s each when every item has as many, and a crowd’s when not', () => {
  const item = (...votes: string[]) => ({
    id: 1,
    instance: { user_prompt: 'USER: Hi\nLAMDA: Hello\nUSER: Bye', response: 'Bye!' },
    annotations: { safety: { majority_human: 'Yes', individual_human_scores: votes } },
  });
  const same = read([item('Yes', 'No'), item('No', 'No')]);
  expect(same.format).toBe('rated-instances');
  expect(same.examples[0]).toMatchObject({
    conversation: ['user: Hi', 'assistant: Hello', 'user: Bye'],
    responses: ['Bye!'],
    fields: { id: 1 },
    sealed: { annotations: { safety: { majority_human: 'Yes' } } },
    said: ['Rater 1: safety = Yes', 'Rater 2: safety = No'],
  });
  const crowd = read([item('Yes', 'No', 'Yes'), item('No')]);
  expect(crowd.format).toBe('crowd-instances');
  expect(crowd.examples[0]).toMatchObject({
    raters: ['Crowd, crowd, novice'],
    said: expect.arrayContaining(['Crowd: safety = Yes']),
  });
});

test('[D61] SQuALITY: a row is many examples, and the order of the systems does not tell them', () => {
  const review = {
    worker_id: '3',
    'overall-rating': 90,
    'overall-rank': 1,
    annotations: [{ annotation: ['Good.'], selection: 'long story' }],
  };
  const system = (response: string, reviews: object[] = []) => ({
    response,
    reviews,
    overall: { 'overall-rating': 1 },
  });
  const questions = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [
      String(n),
      { bart: system(`short ${n}`), human: system(`A long\nstory ${n}`, [review]) },
    ]),
  );
  const { format, examples } = read([{ 'passage-id': '50', questions }]);
  expect(format).toBe('squality');
  expect(examples).toHaveLength(20);
  const order = examples.map(({ sealed }) => String((sealed as { systems: string[] }).systems));
  expect(new Set(order)).toEqual(new Set(['bart,human', 'human,bart']));
  const [first] = examples;
  const human = first?.responses.findIndex((text) => text.startsWith('A long'));
  expect(first?.said).toEqual([`Reviewer 3: overall rating[${human}] = 90`, `Reviewer 3: overall rank[${human}] = 1`]);
  expect(first?.marked).toEqual(['Reviewer 3: «long\nstory» 2–12']);
});

test('[D61] [D64] SQuAD: a row is an article with many questions; offsets in code points become UTF-16', () => {
  const qas = [{ id: 'q1', question: 'Who?', answers: [{ answer_start: 3, text: 'Ann' }] }];
  const { format, examples } = read([
    {
      title: 'T',
      paragraphs: [
        { context: '😀: Ann, of course', qas },
        { context: 'x', qas: [] },
      ],
    },
  ]);
  expect(format).toBe('squad');
  expect(examples).toMatchObject([
    {
      conversation: ['context: 😀: Ann, of course', 'user: Who?'],
      responses: ['Ann'],
      fields: { title: 'T', id: 'q1' },
      marked: ['Annotator: «Ann» 4–7 answer'],
    },
  ]);
});

test('[D61] summaries with a list of marks; a table with a column for each rater', () => {
  const marks = [
    { fluency: 5, relevance: 4 },
    { fluency: 3, relevance: 3 },
  ];
  expect(read([{ id: '1', dialogue: 'D', summary: 'S', annotations: marks, model_id: 'A' }])).toMatchObject({
    format: 'rated-summaries',
    examples: [
      {
        conversation: ['user: D'],
        responses: ['S'],
        fields: { id: '1' },
        sealed: { model_id: 'A' },
        said: [
          'Annotator 1: fluency[0] = 5',
          'Annotator 1: relevance[0] = 4',
          'Annotator 2: fluency[0] = 3',
          'Annotator 2: relevance[0] = 3',
        ],
      },
    ],
  });
  const table = read([{ assumption: 'Q01', S1: '0', S2: '-1', S3: '', E1: '2' }], {
    raters: [
      { name: 'E*', kind: 'person', standing: 'expert' },
      { name: 'S*', kind: 'person', standing: 'novice' },
    ],
  });
  expect(table).toMatchObject({
    format: 'rater-columns',
    examples: [
      {
        conversation: ['user: Q01'],
        raters: ['S1, person, novice', 'S2, person, novice', 'E1, person, expert'],
        said: ['S1: rating = 0', 'S2: rating = -1', 'E1: rating = 2'],
      },
    ],
  });
});

test('[D60] raters that a row lists by name: dimensions, a rationale, spans; the list is no field any more', () => {
  const raters = [
    {
      ...{ name: 'Expert', kind: 'person', standing: 'expert', helpfulness: [5, 2], preference: 'A' },
      ...{ rationale: 'B lies.', spans: [{ response: 'B', quote: 'moon', category: 'fact', severity: 'major' }] },
    },
    { name: 'Judge', kind: 'model', preference: 'B' },
  ];
  expect(read([{ prompt: 'P', responses: ['R', 'the moon'], raters, filter: 'kept' }]).examples).toEqual([
    {
      conversation: ['user: P'],
      responses: ['R', 'the moon'],
      fields: {},
      sealed: { filter: 'kept' },
      raters: ['Expert, person, expert', 'Judge, model, trainer'],
      said: [
        'Expert: helpfulness[0] = 5',
        'Expert: helpfulness[1] = 2',
        'Expert: preference = A',
        'Judge: preference = B',
      ],
      rationales: ['Expert: B lies.'],
      marked: ['Expert: «moon» 4–8 fact/major'],
    },
  ]);
  const unlike = read([{ prompt: 'P', response: 'R', raters: ['Ann'] }]).examples[0];
  expect(unlike, 'a list of something else stays sealed').toMatchObject({ sealed: { raters: ['Ann'] }, said: [] });
});

test('[D60] HH-RLHF: which was chosen is what the file’s raters preferred', () => {
  const pair = { chosen: '\n\nHuman: Hi\n\nAssistant: Hello', rejected: '\n\nHuman: Hi\n\nAssistant: What?' };
  const [example] = read([pair]).examples;
  expect(example?.said).toEqual([
    `The file’s preference: preference = ${example?.responses[0] === 'Hello' ? 'A' : 'B'}`,
  ]);
});
