// The table behind a figure as it goes to a spreadsheet.
import { expect, test } from 'vitest';
import { csvOf } from '../../../client/calibrating/plots/csv.ts';

test('[U223] cells with commas, quotes and line breaks stay one cell', () => {
  expect(
    csvOf(
      ['Who', 'n'],
      [
        ['Ada, "the lead"', 3],
        ['two\nlines', -0.5],
      ],
    ),
  ).toBe('Who,n\r\n"Ada, ""the lead""",3\r\n"two\nlines",-0.5');
});

test('[U223] a name that a spreadsheet would run as a formula is text; a number below zero stays a number', () => {
  expect(csvOf(['=x'], [['=HYPERLINK("http://a")'], ['@sum'], ['-1']])).toBe(
    '\'=x\r\n"\'=HYPERLINK(""http://a"")"\r\n\'@sum\r\n-1',
  );
});
