// Numbers, sizes, times and names as people read them.
import { expect, test } from 'vitest';
import { bytes, counted, duration, fromNow, initials } from '../../../client/words/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [231_400, '231.4 kB'],
  [5_800_000, '5.8 MB'],
  [4_000_000_000, '4 GB'],
])('%d bytes are %s', (count, text) => {
  expect(plain(bytes(count))).toBe(text);
});

test.each([
  [0.2, '1 s'],
  [59.6, '1 min 0 s'],
  [130, '2 min 10 s'],
  [3_900, '1 h 5 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(plain(duration(seconds))).toBe(text);
});

test('one is one, everything else is many', () => {
  expect([0, 1, 2].map((count) => plain(counted(count, 'row')))).toEqual(['0 rows', '1 row', '2 rows']);
  expect(plain(counted(2, 'entry', 'entries'))).toBe('2 entries');
});

test.each([
  [20_000, 'now'],
  [5 * 60_000, 'in 5 minutes'],
  [-2 * 3_600_000, '2 hours ago'],
  [7 * 86_400_000, 'in 7 days'],
  [7 * 86_400_000 - 5_000, 'in 7 days'],
])('%d ms from now is "%s"', (distance, text) => {
  expect(fromNow(1e12 + distance, 1e12)).toBe(text);
});

test.each([
  ['Ada', 'A'],
  ['Ada Lovelace', 'AL'],
  ['ada king lovelace', 'AL'],
  ['Jean-Paul', 'JP'],
  ['李小龍', '李'],
  ['éva', 'É'],
  ['  ', '?'],
  ['🙂 Zoë', 'Z'],
])('the initials of "%s" are %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
