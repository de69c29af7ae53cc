// CSV and TSV: the first line names the columns, every cell is text as it stands.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('[D41] any cells come back as they were, however the bytes are cut', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((each) => each.replaceAll('\0', ''));
  const odd = fc.constantFrom(
    '',
    '"',
    '""',
    ',',
    '\n',
    '\r\n',
    ' x ',
    '007',
    '1e400',
    'NULL',
    '=1+1',
    '漢字',
    '{"a":1}',
  );
  const anyRow = fc.tuple(fc.oneof(text, odd), fc.oneof(text, odd), fc.oneof(text, odd));
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, chunk) => {
        // A line of nothing but blanks is no row.
        const table = rows.map(([a, b, c]) => ({ a: `x${a}`, b, __proto__x: c }));
        const file = [Object.keys(table[0] ?? {}), ...table.map((row) => Object.values(row))];
        const end = chunk % 2 === 0 ? '\n' : '\r\n';
        expect(await rowsIn(file.map((cells) => cells.map(cell).join(',')).join(end), { chunk })).toEqual(table);
      },
    ),
    { seed: 20261125, numRuns: 100 },
  );
});

test('[D41] the parting character is found, and rows keep their lines', async () => {
  for (const [delimiter, kind] of [
    [',', 'csv'],
    [';', 'csv'],
    ['|', 'csv'],
    ['\t', 'tsv'],
  ] as const) {
    const file = ['\ufeffa,b', '', '1,"x', 'y"', '', '2,z', ''].join('\n').replaceAll(',', delimiter);
    const read = await readAll(file, { name: 'lies.jsonl' });
    expect(read.kind).toBe(kind);
    expect(read.rows.map(({ row, place }) => [row, place.line])).toEqual([
      [{ a: '1', b: 'x\ny' }, 3],
      [{ a: '2', b: 'z' }, 6],
    ]);
  }
});

test('[D41] in a TSV without quoting, quotation marks are text', async () => {
  const file = 'source\ttarget\tnote\n"He said\tEr sagte"\t\n5" pipe\t"Rohr"\t""\n';
  expect(await rowsIn(file)).toEqual([
    { source: '"He said', target: 'Er sagte"', note: '' },
    { source: '5" pipe', target: '"Rohr"', note: '""' },
  ]);
  const short = 'a\tb\tc\n1\t2\n3\t4\t5\n';
  expect(await rowsIn(short), 'empty cells at the end may be missing').toEqual([
    { a: '1', b: '2' },
    { a: '3', b: '4', c: '5' },
  ]);
});

test('[D41] in a TSV with quoting they are not', async () => {
  expect(await rowsIn('"a"\t"b"\n"1"\t"x"\n')).toEqual([{ a: '1', b: 'x' }]);
  expect(await rowsIn('a\tb\n1\t"x\ty\nz"\n')).toEqual([{ a: '1', b: 'x\ty\nz' }]);
  expect(await rowsIn('a\tb\n1\t"say ""x"""\n')).toEqual([{ a: '1', b: 'say "x"' }]);
});

/** Rows without a mark, longer together than what is looked at first. */
const long = Array.from({ length: 6_000 }, (_, n) => `${n}\t${'without marks '.repeat(5)}`);

test.each([
  ['doubled marks within', '1\t"say ""x"""', { a: '1', b: 'say "x"' }],
  ['a tab within', '1\t"x\ty"', { a: '1', b: 'x\ty' }],
  ['line ends within', '1\t"x\n\ny"', { a: '1', b: 'x\n\ny' }],
  ['text in marks, as in a translation', '1\t"say x', { a: '1', b: '"say x' }],
  ['text with marks that are not doubled', '1\t"say" x', { a: '1', b: '"say" x' }],
])('[D94] a TSV that begins to quote far down is read as its marks mean: %s', async (_, line, row) => {
  for (const chunk of [1_000, 65_536])
    for (const end of ['', '\n', '\n\n3\tz\n']) {
      const { rows } = await readAll(`a\tb\n\n${long.join('\n')}\n${line}${end}`, { chunk });
      expect(rows[long.length]).toMatchObject({ row, place: { row: long.length + 1, line: long.length + 3 } });
      expect(rows).toHaveLength(long.length + (end.includes('z') ? 2 : 1));
      const lines = line.split('\n').length;
      if (end.includes('z')) expect(rows.at(-1)?.place.line).toBe(long.length + 3 + lines + 1);
    }
});

test('[D94] and one whose marks were text so far is not read with its cells shifted', async () => {
  const file = ['a\tb\tc', '1\t"x\ty', ...long.map((row) => `${row}\tz`), '2\t"x', 'y"\tz', ''].join('\n');
  expect(await whyUnread(file)).toMatch(
    /^Line 6003: it has 2 cells, fewer than others, and one begins or ends with a quotation mark/,
  );
  const last = ['a\tb', '1\t"x"y', ...long, '2\t"x', 'y"', ''].join('\n');
  expect(await whyUnread(last)).toMatch(/^Line 6004: it has 1 cell, fewer/);
});

test('[D41] no cell is lost: columns without a name, or with one that is taken, get one of their own', async () => {
  const [row] = await rowsIn('a,a,,__proto__,a (2),\n1,2,3,4,5,6\n');
  expect(JSON.stringify(row)).toBe('{"a":"1","a (3)":"2","column 3":"3","__proto__":"4","a (2)":"5","column 6":"6"}');
  expect(({} as { 4?: unknown })[4]).toBeUndefined();
});

test('[D41] 10,000 columns are read', async () => {
  const names = Array.from({ length: 10_000 }, (_, n) => (n % 2 === 0 ? 'same' : `c${n}`));
  const [row] = await rowsIn(`${names.join(',')}\n${names.map((_, n) => n).join(',')}\n`);
  expect(Object.keys(row ?? {})).toHaveLength(10_000);
  expect(
    Object.values(row ?? {})
      .map(Number)
      .toSorted((a, b) => a - b),
  ).toEqual(names.map((_, n) => n));
});

test.each([
  ['a,b\n1,2\n3,4,5\n', /^Line 3: it has 3 cells, but the first line names 2\..* It reads: 3,4,5/],
  ['a,b\n1\n', /^Line 2: it has 1 cell, but the first line names 2/],
  ['a,b\n1,x"y\n', /^Line 2: the field b has a quotation mark within, but does not begin with one/],
  ['a,b\n1,"x"y\n', /^Line 2: the field b goes on after its closing quotation mark/],
  ['a,b\n1,2\n3,"x\n', /^Line \d: the field b begins with a quotation mark that is never closed/],
  ['a,"b\n1,2\n', /^Line \d: a name of a column begins with a quotation mark that is never closed/],
  ['Just some words\nand more', /^This is neither JSON nor a table/],
  ['<!doctype html>\n<p>a, b</p>', /^This is a web page or XML/],
])('[D41] broken: %j', async (text, says) => {
  expect(await whyUnread(text)).toMatch(says);
});

test('[D43] rows that are no rows are left out when they may be; the rest is read', async () => {
  const file = 'a,b\n1,2\n3,4,5\n6,x"y\n7,8\n';
  const { rows, skipped } = await readAll(file, { onFault: 'skip' });
  expect(rows.map(({ row, place }) => [row, place.row])).toEqual([
    [{ a: '1', b: '2' }, 1],
    [{ a: '7', b: '8' }, 4],
  ]);
  expect(skipped.count).toBe(2);
  expect(skipped.first.map(({ row, line, field }) => ({ row, line, field }))).toEqual([
    { row: 2, line: 3, field: undefined },
    { row: 3, line: 4, field: 'b' },
  ]);
});

test('[D8] a row over 16 MB is refused', async () => {
  async function* endless() {
    yield Buffer.from('a,b\n1,"');
    for (;;) yield Buffer.alloc(1024 * 1024, 'x\n');
  }
  expect(await whyUnread(endless())).toMatch(/makes this row longer than 16 MB\. A quotation mark may be missing/);
});
