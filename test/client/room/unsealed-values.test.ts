// What was sealed of an example, as it is laid by its responses once that is open.
import { expect, test } from 'vitest';
import { unsealedValues } from '../../../client/room/unsealed-values.ts';

test('[U227] a value for each response stands by its letter', () => {
  expect(unsealedValues([0.42, 'oxbow-chat'], 2)).toEqual([
    { letter: 'A', said: '0.42', isData: false },
    { letter: 'B', said: 'oxbow-chat', isData: false },
  ]);
});

test('[U227] a value of the whole row, and a list of another length, have no letters', () => {
  expect(unsealedValues('kept', 2)).toEqual([{ said: 'kept', isData: false }]);
  expect(unsealedValues(null, 2)).toEqual([{ said: 'null', isData: false }]);
  expect(unsealedValues([1, 2, 3], 2)).toEqual([{ said: '[1,2,3]', isData: true }]);
  expect(unsealedValues(['one'], 1)).toEqual([{ said: '["one"]', isData: true }]);
  expect(unsealedValues({ score: 1 }, 2)).toEqual([{ said: '{"score":1}', isData: true }]);
});
