// What can be seen of a row besides its texts, and what is sealed.
import { expect, test } from 'vitest';
import { holdsSealedName, isSealedName } from '../../../shared/example/sealed-names.ts';
import { mapped } from './mapped.ts';

test.each(
  `score scores auto_score scoreChosen reward rewardModel overall-rating label Label labels gold gold_answer gt gt_cot
  reference references ref_a model Model model_id modelName models generator_1 winner preference filter raters annotator
  annotations helpfulness correctness is_safe better_response_id chosen rejected answer final_answer canonical_solution
  pred pred_score logprobs critique explanation test unit_tests judge_verdict expected_output preferred_output
  offensiveness fluency relevance_1 factuality overall_quality bleu sentiment`.split(/\s+/),
)('[D11] %s is sealed by its name', (name) => {
  expect(isSealedName(name)).toBe(true);
});

test.each(
  `id idx category topic subject level type lang language source title context passage options url date difficulty
  prompt_id turn remodelled latest contest attest`.split(/\s+/),
)('[D11] %s can be seen', (name) => {
  expect(isSealedName(name)).toBe(false);
});

test('[D11] a sealed name within a field seals the whole of it, in lists, objects and JSON kept as text', () => {
  expect(holdsSealedName({ meta: [{ run: { model: 'm' } }] })).toBe(true);
  expect(holdsSealedName('{"run": {"model_name": "m"}}')).toBe(true);
  expect(holdsSealedName('The "score": nobody knows')).toBe(false);
  expect(holdsSealedName({ meta: [{ run: 'model' }] })).toBe(false);
  const meta = { lang: 'en', origin: { model: 'm' } };
  expect(mapped({ text: 't', meta })).toMatchObject({ fields: {}, sealed: { meta } });
});

test('[D11] a list with one item for each response is sealed; with one response, or another length, it is not', () => {
  const row = { prompt: 'p', responses: ['a', 'b'], lengths: [1, 2], tags: ['x', 'y', 'z'] };
  expect(mapped(row)).toMatchObject({ fields: { tags: ['x', 'y', 'z'] }, sealed: { lengths: [1, 2] } });
  expect(mapped({ prompt: 'p', response: 'a', tags: ['x'] }).fields).toEqual({ tags: ['x'] });
});

test('[D11] a field that holds a response again is sealed; a short response found by chance within one is not', () => {
  const long = 'A response long enough to be told.';
  expect(mapped({ prompt: 'p', response: long, log: [{ said: `> ${long}` }] }).sealed).toHaveProperty('log');
  expect(mapped({ prompt: 'p', response: 'B', options: { A: 'a', B: 'Bread' } }).fields).toHaveProperty('options');
  expect(mapped({ prompt: 'p', response: 'B', picked: 'B' }).sealed).toHaveProperty('picked');
  expect(mapped({ prompt: 'p', response: '', note: '' }).fields).toHaveProperty('note');
});

test('[D13] a field called __proto__ is a field like any other', () => {
  const row = JSON.parse('{"text": "t", "__proto__": {"lang": "en"}, "constructor": "c"}');
  const { fields } = mapped(row);
  expect(JSON.stringify(fields)).toBe('{"__proto__":{"lang":"en"},"constructor":"c"}');
  expect(({} as { lang?: string }).lang).toBeUndefined();
});
