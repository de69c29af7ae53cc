// docs/failures.md against what lies around it: every number is there, and every test that it names.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Page } from './page.ts';

const KNOWN = 39;
const rows = new Page('docs/failures.md').table('#', 'failure', 'seen in', 'here', 'tests');
const testsOf = (cell = '') =>
  [...cell.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', name = '']) => ({ file, name }));

const isThere = ({ file, name }: { file: string; name: string }): boolean =>
  existsSync(file) && ["'", '`', '"'].some((quote) => readFileSync(file, 'utf8').includes(`${quote}${name}${quote}`));

test('[R29] every known failure is there, once and in order, with where it was seen', () => {
  expect(rows.map((row) => row['#'])).toEqual(Array.from({ length: KNOWN }, (_, n) => `${n + 1}`));
  expect(rows.filter((row) => row.failure === '' || row['seen in'] === '')).toEqual([]);
});

test('[R29] each has a test that would catch it, or says why it cannot happen', () => {
  const open = rows.filter((row) => testsOf(row.tests).length === 0 && !row.here?.startsWith('Cannot'));
  expect(open.map((row) => row['#'])).toEqual([]);
});

test('[R29] every test that is named exists, under that name, in that file', () => {
  const named = rows.flatMap((row) => testsOf(row.tests));
  expect(named.filter((each) => !isThere(each))).toEqual([]);
  expect(named.length).toBeGreaterThan(KNOWN);
  // Nothing stands in the column that is not read as a test.
  for (const row of rows)
    expect(
      testsOf(row.tests)
        .map(({ file, name }) => `\`${file}\` “${name}”`)
        .join('; '),
    ).toBe(row.tests);
});

test('[R29] a test that is not there would be noticed', () => {
  expect(isThere({ file: 'test/docs/failures.test.ts', name: `[R29] ${'no'} test of this name` })).toBe(false);
});
