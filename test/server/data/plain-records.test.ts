// Records found from mark to mark are those that csv-parse finds byte by byte.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlainRecords } from '../../../server/data/rows/plain-records.ts';

type Found = { cells: string[]; line: number };

/** As the product reads with it; blank lines passed over. */
function byParser(text: string, delimiter: string, hasQuotes: boolean, lineEnd?: string): Found[] {
  const found: Found[] = [];
  parse(text, {
    ...{ delimiter, quote: hasQuotes ? '"' : false, escape: hasQuotes ? '"' : null },
    ...{ relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true },
    record_delimiter: lineEnd ?? [],
    on_record: (cells: string[], { lines }) => {
      found.push({ cells, line: lines });
      return null;
    },
  });
  return found;
}

function byMarks(text: string, cuts: readonly number[], delimiter: string, hasQuotes: boolean) {
  const records = new PlainRecords({ delimiter, hasQuotes });
  const found: Found[] = [];
  let at = 0;
  const bytes = Buffer.from(text);
  for (const length of [...cuts, bytes.length]) {
    for (const { cells, lines } of records.push(bytes.subarray(at, at + length))) found.push({ cells, line: lines });
    at += length;
    if (records.isOdd) break;
  }
  const before = found.at(-1)?.line ?? 0;
  const left = Buffer.concat([records.rest, bytes.subarray(at)]).toString();
  const after = left === '' ? [] : byParser(left, delimiter, hasQuotes, records.lineEnd);
  return { quick: found.length, all: [...found, ...after.map(({ cells, line }) => ({ cells, line: before + line }))] };
}

const cuts = fc.array(fc.nat(9), { maxLength: 8 });
const anyText = (pieces: string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((some) => some.join(''));

const cells = ({ all }: { all: Found[] }) => all.map((each) => each.cells);

test('[D4] whatever a table holds, its records are those that csv-parse finds', () => {
  const text = anyText(['a', 'é', '"', '"', '""', '"b"', '"c,\n"', ',', ',', '\n', '\n', '\r\n', '\r', ' ']);
  fc.assert(
    fc.property(text, cuts, fc.boolean(), (table, at, hasQuotes) => {
      const expected = byParser(table, ',', hasQuotes);
      expect(cells(byMarks(table, at, ',', hasQuotes))).toEqual(expected.map((each) => each.cells));
    }),
    { numRuns: 4_000 },
  );
});

test('[D4] lines are counted as csv-parse counts them', () => {
  const text = anyText(['a', '"b"', '"c\n\n"', '"\n""\n"', '\t', '\t', '\n', '\n', ' ']);
  fc.assert(
    fc.property(text, cuts, (table, at) => {
      expect(byMarks(table, at, '\t', true).all).toEqual(byParser(table, '\t', true));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['LF', 'a,b\n1,"x, ""y""\nz"\n\n2,\n', 3],
  ['CRLF', 'a,b\r\n1,"x\r\ny"\r\n2,""\r\n', 3],
  ['no line end after the last row', 'a,b\n1,2\n3,4', 2],
])('[D4] a table as it should be is read without csv-parse: %s', (_, table, rows) => {
  expect(byMarks(table, [], ',', true).quick).toBe(rows);
});

test('[D4] a row so long that it comes in many pieces is left to csv-parse', () => {
  const long = 'x,'.repeat(1024 * 1024);
  const pieces = Array.from({ length: 8 }, () => 256 * 1024);
  const { quick, all } = byMarks(`a,b\n${long}\n1,2\n`, pieces, ',', true);
  expect(quick).toBe(1);
  expect(all.map((each) => each.cells.length)).toEqual([2, 1024 * 1024 + 1, 2]);
});

test('[D4] from an odd row on csv-parse reads, and rows before it stay as they are', () => {
  const table = 'a,b\n1,2\n3,x"y\n5,6\n';
  expect(byMarks(table, [], ',', true)).toEqual({
    quick: 2,
    all: [
      { cells: ['a', 'b'], line: 1 },
      { cells: ['1', '2'], line: 2 },
      { cells: ['5', '6'], line: 4 },
    ],
  });
});
