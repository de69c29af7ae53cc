// Real files: each is recognised, and reads as a person would expect.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, jsonl, storedRows, whyRefused } from './importing.ts';

const DATA = '../shared/data';

describe.skipIf(!existsSync(DATA))('the files of shared/data, skipped when they are not there', () => {
  let given: TestGiven;
  beforeAll(async () => {
    given = await aGiven();
  });
  afterAll(() => given?.close());

  async function imported(file: string) {
    const dataset = await anImport(given, createReadStream(path.join(DATA, file)), { file });
    const rows = await storedRows(given, dataset);
    const [first] = rows;
    if (first === undefined) throw new Error('no rows');
    return { dataset, rows, first, originals: rows.map(({ source }) => JSON.parse(source)) };
  }

  test('[D10] MT-bench questions: two turns, and the reference answers sealed', async () => {
    const { dataset, rows, first } = await imported('mt_bench/question.jsonl');
    expect(dataset).toMatchObject({ name: 'question', format: 'turns', rows: 80 });
    expect(first.content.conversation.map(({ role }) => role)).toEqual(['user', 'user']);
    expect(first.content.conversation[0]?.text).toMatch(/^Compose an engaging travel blog post/);
    expect(first.content.fields).toEqual({ question_id: 81, category: 'writing' });
    expect(rows.filter(({ sealed }) => 'reference' in sealed.fields).length).toBeGreaterThan(10);
  });

  test('[D10] [D11] MATH with eight solutions each: scores, predictions and answers sealed', async () => {
    const { dataset, rows, originals } = await imported('math_latex/math_cot_100.jsonl');
    expect(dataset).toMatchObject({ format: 'question-answer', rows: 100 });
    for (const [n, { content, sealed }] of rows.entries()) {
      const row = originals[n];
      expect(content.conversation).toEqual([
        { role: 'system', text: row.system },
        { role: 'user', text: row.question },
      ]);
      expect(content.responses.map(({ text }) => text)).toEqual(row.response);
      expect(Object.keys(content.fields).toSorted()).toEqual(['history', 'idx', 'level']);
      expect(sealed.fields).toMatchObject({
        score: row.score,
        pred_score: row.pred_score,
        answer: row.answer,
        gt: row.gt,
      });
    }
  });

  test('[D10] questions with a worked solution, and Chinese ones with options', async () => {
    const minerva = await imported('math_latex/minerva_math.test.jsonl');
    expect(minerva.dataset).toMatchObject({ format: 'question-answer', rows: 272 });
    expect(minerva.first.content.responses[0]?.text).toMatch(/^Start with:/);
    const olympiad = await imported('math_latex/olympiadbench.first150.jsonl');
    expect(olympiad.dataset.rows).toBe(150);
    expect(olympiad.first.content.responses).toHaveLength(1);
    expect(olympiad.first.sealed.fields).toMatchObject({ final_answer: ['2'] });
    const gaokao = await imported('math_latex/gaokao_math_qa.zh.test.jsonl');
    expect(gaokao.dataset).toMatchObject({ format: 'question-answer', rows: 351 });
    expect(gaokao.first.content).toMatchObject({ responses: [], fields: { options: { A: expect.any(String) } } });
    expect(gaokao.first.sealed.fields).toMatchObject({ label: 'D' });
  });

  test('[D10] [D11] Arabic questions with a response each: the right answer and the one taken from it sealed', async () => {
    for (const model of ['jais-13b', 'AceGPT_13B_base', 'bloomz-7b1-mt']) {
      const { dataset, rows, originals } = await imported(
        `multilingual/arabic_mmlu_world_religions.${model}.first60.jsonl`,
      );
      expect(dataset).toMatchObject({ format: 'prompt-responses', rows: 60 });
      for (const [n, { content, sealed }] of rows.entries()) {
        expect(content.conversation).toEqual([{ role: 'user', text: originals[n].query }]);
        expect(content.responses).toEqual([{ text: originals[n].response }]);
        expect(sealed.fields).toMatchObject({
          answer: originals[n].answer,
          response_answer: originals[n].response_answer,
        });
      }
    }
  });

  test('[D7] [D10] code problems, plain and packed: the same rows, the solution and its tests sealed', async () => {
    const [plain, packed] = [
      await imported('humaneval/HumanEval.jsonl'),
      await imported('humaneval/HumanEval.jsonl.gz'),
    ];
    expect(plain.dataset).toMatchObject({ format: 'prompt-responses', rows: 164 });
    expect(packed.rows).toEqual(plain.rows);
    expect(plain.first.content.conversation[0]?.text).toMatch(/^from typing import List/);
    expect(Object.keys(plain.first.content.fields)).toEqual(['task_id', 'entry_point']);
    expect(Object.keys(plain.first.sealed.fields).toSorted()).toEqual(['canonical_solution', 'test']);
  });

  test('[D10] chats in the manner of ShareGPT, one on each line', async () => {
    const chats = JSON.parse(readFileSync(path.join(DATA, 'mt_bench/dummy_conversation.json'), 'utf8'));
    const dataset = await anImport(given, jsonl(chats));
    const rows = await storedRows(given, dataset);
    expect(dataset).toMatchObject({ format: 'messages', rows: chats.length });
    expect(rows[0]?.content).toMatchObject({
      conversation: [
        { role: 'user', text: 'Who are you?' },
        { role: 'assistant' },
        { role: 'user', text: 'Have a nice day!' },
      ],
      responses: [{ text: 'You too!' }],
    });
  });

  test('[D5] [D6] files of other kinds are refused with what they are', async () => {
    const why = (file: string) => whyRefused(given, createReadStream(path.join(DATA, file)), { file });
    expect(await why('README.md')).toMatch(/^This is neither JSON nor a table/);
    expect(await why('sct/SC_test.rda')).toMatch(/^This is compressed with bzip2/);
    expect(await why('dices')).toMatch(/^It is a folder/);
  });
});
