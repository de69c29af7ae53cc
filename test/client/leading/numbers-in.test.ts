// Numbers of examples as a lead types them.
import { expect, test } from 'vitest';
import { numbersIn } from '../../../client/leading/numbers-in.ts';

test.each([
  ['', []],
  ['3', [3]],
  ['1-3, 2; 7', [1, 2, 3, 7]],
  ['5–3', [3, 4, 5]],
  ['8 - 99', [8, 9, 10]],
  ['0, 11, x', []],
])('[U201] "%s" are these of ten', (text, numbers) => {
  expect(numbersIn(text, 10)).toEqual(numbers);
});
