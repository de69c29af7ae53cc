// JSON files: one list of rows, at the top or in a field of one object.
import { expect, test } from 'vitest';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const rows = Array.from({ length: 60 }, (_, n) => ({ n, text: `Row ${n} "]},[{" \\ 漢字 ${'x'.repeat(n)}` }));

test.each([1, 2, 3, 7, 1000])('[D40] a list gives its items, however it is cut: chunks of %i', async (chunk) => {
  for (const text of [JSON.stringify(rows), JSON.stringify(rows, null, 2), `\ufeff\n ${JSON.stringify(rows)} \n`]) {
    const read = await readAll(text, { chunk });
    expect(read.kind).toBe('json');
    expect(read.rows.map(({ row }) => row)).toEqual(rows);
    expect(read.rows.map(({ source }) => JSON.parse(source))).toEqual(rows);
  }
});

test.each([1, 5, 1000])('[D40] a list within one object: chunks of %i', async (chunk) => {
  const about = { version: '1.1', note: 'a "list": [{}]', names: ['x'], total: 60 };
  for (const name of ['data', 'rows', 'instances', 'pairs']) {
    expect(await rowsIn(JSON.stringify({ ...about, [name]: rows }, null, 1), { chunk })).toEqual(rows);
    expect(await rowsIn(JSON.stringify({ [name]: rows, ...about }), { chunk })).toEqual(rows);
  }
});

test('[D40] of several lists in one object the one whose name says that it holds the rows is read', async () => {
  const both = { annotations: [{ id: 1 }], instances: [{ a: 1 }, { a: 2 }], splits: [{ name: 'x' }] };
  expect(await rowsIn(JSON.stringify(both))).toEqual([{ a: 1 }, { a: 2 }]);
});

test('[D40] an object that is a row is a row, though a list is in it', async () => {
  const row = { messages: [{ role: 'user', content: 'x' }] };
  expect(await readAll(JSON.stringify(row))).toMatchObject({ kind: 'jsonl', rows: [{ row }] });
  const two = [{ data: [{ a: 1 }] }, { data: [{ a: 2 }] }];
  expect(await rowsIn(two.map((each) => JSON.stringify(each)).join('\n'))).toEqual(two);
});

test.each([
  ['[{"a":1} {"a":2}]', /^Line 1, column 10: there should be a comma or \] here, but there is \{/],
  ['[{"a":1},]', /^Line 1, column 10: there should be a row here, but there is \]/],
  ['[,{"a":1}]', /^Line 1, column 2: there should be a row here, but there is ,/],
  ['[{"a":1}', /^The list does not end: the file is cut short in row 1/],
  ['[{"a":1},\n {"a":"漢", "b":}]', /^Line 2, column 16: there should be a value here, but there is \}/],
  ['[{"a":1},\n {\n"a":"漢", "b":}]', /^Line 3, column 14: there should be a value here/],
  ['[1,2]', /^Line 1, column 2: here must begin one JSON object/],
  ['[{"a":1}] x', /^After the list of rows the file is not JSON\. It goes on: x/],
  ['[{"a":1}][{"a":2}]', /^After the list of rows the file is not JSON/],
  ['{"data":[{"a":1}]', /^Around the list data the file is not JSON/],
  ['{"data":[{"a":1}],}', /^Around the list data the file is not JSON/],
])('[D40] broken: %s', async (text, says) => {
  for (const chunk of [1, 100]) expect(await whyUnread(text, { chunk })).toMatch(says);
});

test('[D43] a broken item of a list is left out when rows may be, by its row and line', async () => {
  const { rows, skipped } = await readAll('[{"a":1},\n{"a":},\n{"a":3}]', { onFault: 'skip' });
  expect(rows.map(({ row, place }) => [row, place])).toEqual([
    [{ a: 1 }, { row: 1, line: 1 }],
    [{ a: 3 }, { row: 3, line: 3 }],
  ]);
  expect(skipped).toEqual({
    count: 1,
    first: [{ row: 2, line: 2, column: 6, says: 'there should be a value here, but there is }.', text: '{"a":}' }],
  });
});

test('[D8] an item over 16 MB is refused without reading further', async () => {
  let given64k = 0;
  async function* endless() {
    yield Buffer.from('[{"a":1},{"text":"');
    for (;;) {
      given64k++;
      yield Buffer.alloc(65_536, 'x');
    }
  }
  expect(await whyUnread(endless())).toBe(
    'Line 1, column 10: this row is longer than 16 MB. Shorten it, or leave it out.',
  );
  expect(given64k).toBeLessThan(600);
});
