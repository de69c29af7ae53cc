// Which rows of a file that was imported again are which rows of before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alignment, alignRows, type RowChange } from '../../../shared/example/align-rows.ts';

const aligned = (earlier: string, later: string): Alignment => alignRows([...earlier], [...later]);
const inWords = ({ changes }: Alignment): string[] =>
  changes.map(
    (change) => `${change.is}${'was' in change ? ` ${change.was}` : ''}${'now' in change ? ` > ${change.now}` : ''}`,
  );

test.each<[string, string, string, string[]]>([
  ['the same file', 'abcd', 'abcd', []],
  ['nothing before', '', 'ab', ['added > 0', 'added > 1']],
  ['nothing now', 'ab', '', ['removed 0', 'removed 1']],
  ['a row that reads otherwise', 'abcd', 'abXd', ['changed 2 > 2']],
  ['a row more in the middle', 'abcd', 'abXcd', ['added > 2']],
  ['a row less at the start', 'abcd', 'bcd', ['removed 0']],
  ['two that changed places', 'abcd', 'acbd', ['moved 1 > 2']],
  ['a row that went to the end', 'abcd', 'bcda', ['moved 0 > 3']],
  ['one changed and one more beside it', 'abc', 'aXYc', ['changed 1 > 1', 'added > 2']],
  ['rows that stand twice', 'aabb', 'aabbb', ['added > 4']],
  ['everything else', 'abc', 'xyz', ['changed 0 > 0', 'changed 1 > 1', 'changed 2 > 2']],
])('[D81] %s', (_, earlier, later, expected) => {
  expect(inWords(aligned(earlier, later))).toEqual(expected);
});

const rowsOf = (changes: readonly RowChange[], side: 'was' | 'now'): number[] =>
  changes.flatMap((change) => (side in change ? [(change as Record<'was' | 'now', number>)[side]] : []));

test('[D81] of any two files every row is accounted for once on each side, and what is the same is the same', () => {
  const file = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 40 });
  fc.assert(
    fc.property(file, file, (earlier, later) => {
      const { same, changes } = alignRows(earlier, later);
      for (const [side, rows] of [
        ['was', earlier],
        ['now', later],
      ] as const) {
        const kept = same.flatMap((run) => Array.from({ length: run.count }, (_, i) => run[side] + i));
        expect([...kept, ...rowsOf(changes, side)].toSorted((a, b) => a - b)).toEqual(rows.map((_, i) => i));
      }
      for (const { was, now, count } of same)
        expect(earlier.slice(was, was + count)).toEqual(later.slice(now, now + count));
      for (const change of changes) {
        if (change.is === 'moved') expect(earlier[change.was]).toBe(later[change.now]);
        if (change.is === 'changed') expect(earlier[change.was]).not.toBe(later[change.now]);
      }
    }),
    { seed: 81, numRuns: 2_000 },
  );
});

test('[D81] a hundred thousand rows of which every tenth changed, and as many new ones, are few steps each', () => {
  const earlier = Array.from({ length: 100_000 }, (_, n) => `row ${n}`);
  const later = earlier.flatMap((row, n) => (n % 10 === 3 ? [`${row}, mended`, `after ${n}`] : [row]));
  const { same, changes } = alignRows(earlier, later);
  expect(same.reduce((sum, { count }) => sum + count, 0)).toBe(90_000);
  expect(changes).toHaveLength(20_000);
});
