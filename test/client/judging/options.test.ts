// What can be answered, in which words, by which keys.
import { describe, expect, test } from 'vitest';
import { optionsOf } from '../../../client/judging/options.ts';
import { shortValue, valueWords } from '../../../client/judging/value-words.ts';
import { Dimension } from '../../../shared/room/rubric.ts';
import { rubricTemplates } from '../../../shared/room/rubric-templates.ts';

const [helpfulness, critical] = rubricTemplates.helpfulness.dimensions;
const [preference] = rubricTemplates.preference.dimensions;
const common = { id: 'd', name: 'D', question: 'Q?', help: '', nature: 'objective', ceiling: 'low', required: true };
const dimension = (given: object): Dimension => Dimension.parse({ ...common, per: 'example', ...given });

describe('options', () => {
  test('a scale offers its points with their anchors, each by its own digit', () => {
    const options = optionsOf(helpfulness as Dimension);
    expect(options.map(({ value, digit }) => [value, digit])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect(options[0]?.hint).toBe('Useless or harmful');
  });

  test('yes is 1 and no is 2', () => {
    expect(optionsOf(critical as Dimension).map(({ value, digit }) => [value, digit])).toEqual([
      [true, 1],
      [false, 2],
    ]);
  });

  test('a preference goes from A to B, with a tie and both bad apart from each other and from the scale', () => {
    expect(optionsOf(preference as Dimension).map(({ label, apart }) => [label, apart])).toEqual([
      ['A is much better', false],
      ['A is better', false],
      ['B is better', false],
      ['B is much better', false],
      ['Tie: equally good', true],
      ['Both bad', true],
    ]);
  });

  test.each([
    [2, ['A is better', 'B is better']],
    [3, ['A is better', 'Neither is better', 'B is better']],
    [
      7,
      [
        'A is much better',
        'A is better',
        'A is slightly better',
        'Neither is better',
        'B is slightly better',
        'B is better',
        'B is much better',
      ],
    ],
  ])('a preference of %d points has different words for each', (points, labels) => {
    const asked = dimension({ type: 'preference', points, tie: false, bothBad: false });
    expect(optionsOf(asked).map(({ label }) => label)).toEqual(labels);
  });

  test('the tenth point has the digit 0, the eleventh none', () => {
    const digits = optionsOf(dimension({ type: 'scale', points: 11, anchors: {} })).map(({ digit }) => digit);
    expect(digits.slice(8)).toEqual([9, 0, undefined]);
  });
});

describe('words for a value', () => {
  test('are the point and its anchor, or the label', () => {
    expect(valueWords(helpfulness as Dimension, 4)).toBe('4 · Does what was asked');
    expect(shortValue(helpfulness as Dimension, 4)).toBe('4');
    expect(valueWords(preference as Dimension, 'both-bad')).toBe('Both bad');
  });

  test('of a value that the rubric does not offer are the value itself', () => {
    expect(valueWords(helpfulness as Dimension, 9)).toBe('9');
  });
});
