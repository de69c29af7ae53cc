// Files that cannot be imported: what is said of them, and that nothing of them is left.
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { datasetById } from '../../../db/queries/datasets.ts';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, inChunks, jsonl, whyRefused } from './importing.ts';

let given: TestGiven;
beforeAll(async () => {
  given = await aGiven();
});
afterAll(() => given.close());

const good = '{"prompt":"P","response":"R"}\n';

test.each([
  ['{"prompt":"P" "response":"R"}', 15, 'there should be a comma or } here, but there is ".'],
  ['{"prompt":"P",}', 15, 'there should be a field name in double quotation marks here, but there is }.'],
  ["{'prompt':'P'}", 2, "there should be a field name in double quotation marks here, but there is '."],
  ['{"prompt" "P"}', 11, 'there should be a colon here, but there is ".'],
  ['{"prompt":NaN}', 11, 'there should be a value here, but there is N.'],
  ['{"prompt":"P"}}', 15, 'there should be the end of the line here, but there is }.'],
  ['{"prompt":"a\tb"}', 13, 'there should be a closing quotation mark here, but there is the character U+0009.'],
  [String.raw`{"prompt":"\x"}`, 12, 'there should be an escape that JSON knows here, but there is \\.'],
  ['{"prompt":[1,2', 15, 'the line ends where there should be a comma or ]; an object must stand on one line.'],
  [
    '{',
    2,
    'the line ends where there should be a field name in double quotation marks; an object must stand on one line.',
  ],
  ['{"prompt":"P"', 14, 'the line ends where there should be a comma or }; an object must stand on one line.'],
  [
    '{"prompt":"P',
    13,
    'the line ends where there should be a closing quotation mark; an object must stand on one line.',
  ],
  ['{"prompt":\u00a01}', 11, 'there should be a value here, but there is the character U+00A0.'],
  ['[1,2]', 1, 'here must begin one JSON object, {…}.'],
  ['  7', 3, 'here must begin one JSON object, {…}.'],
  ['null', 1, 'here must begin one JSON object, {…}.'],
])('[D5] broken on line 4: %s', async (line, column, says) => {
  const why = await whyRefused(given, `${good}\n${good}${line}\n${good}`);
  const piece = line.replaceAll('\t', ' ');
  expect(why).toBe(`Line 4, column ${column}: ${says} It reads: ${piece}`);
});

test('[D5] of several rows that cannot be read the first is named, whatever is wrong with it', async () => {
  const [wrong, broken] = ['{"prompt":"P","response":42}\n', '{"prompt":"P"\n'];
  const why = await whyRefused(given, good.repeat(30) + wrong + good + broken);
  expect(why).toMatch(/^Line 31: the field response must be text/);
  expect(await whyRefused(given, good.repeat(30) + broken + good + wrong)).toMatch(
    /^Line 31, column 14: the line ends/,
  );
  expect(await whyRefused(given, good + wrong + good + broken)).toMatch(/^Line 2: the field response must be text/);
  expect(await whyRefused(given, good + broken + good + wrong)).toMatch(/^Line 2, column 14: the line ends/);
  expect(await whyRefused(given, `{"nothing":1}\n${broken}`)).toMatch(/^Line 2, column 14: the line ends/);
});

test('[D5] of rows that are left out the first are named first, whatever is wrong with them', async () => {
  const [wrong, broken] = ['{"prompt":"P","response":42}\n', '{"prompt":"P"\n'];
  const rows = good + wrong + broken + wrong + good;
  const { id } = await anImport(given, rows + broken, { onFault: 'skip' });
  const kept = await datasetById(given.database.read, given.database.tables, id);
  expect(kept?.dataset.skipped?.first.map(({ row }) => row)).toEqual([2, 3, 4, 6]);
});

test('[D5] a long line is shown around the fault only', async () => {
  const line = `{"prompt":"${'x'.repeat(300)}" "response":"${'y'.repeat(300)}"}`;
  const why = await whyRefused(given, good + line);
  expect(why).toMatch(/^Line 2, column 314: .* It reads: … x{38}" "response":"y+ …$/);
});

test('[D5] a field that is not what it must be is named with its line', async () => {
  const odd = (row: object) => whyRefused(given, good.repeat(500) + jsonl([row]));
  expect(await odd({ prompt: 'P', response: 7 })).toBe(
    'Line 501: the field response must be text or an object with text, but it is a number. It reads: {"prompt":"P","response":7}',
  );
  expect(await odd({ prompt: null, response: 'R' })).toMatch(
    /^Line 501: the field prompt must be text, but it is null\./,
  );
  expect(await odd({ response: 'R' })).toMatch(/^Line 501: the field prompt is missing\./);
  expect(await odd({ prompt: [{ role: 'user' }] })).toMatch(/^Line 501: the field prompt\[0\]\.content is missing\./);
});

test('[D10] a file that no format knows is refused with its fields', async () => {
  expect(
    await whyRefused(
      given,
      jsonl([
        { title: 'x', body: 'y' },
        { title: 'z', tags: [] },
      ]),
    ),
  ).toMatch(
    /^No field says what there is to read \(the fields are title, body, tags\)\. .* name the fields as one of these does: messages; /,
  );
  expect(await whyRefused(given, '{}\n{}\n')).toMatch(/^No field says what there is to read\. /);
});

test.each([
  ['nothing', '', 'It is empty.'],
  ['a byte order mark alone', '\ufeff', 'It has nothing but blank lines.'],
  ['blank lines', '\n \r\n\t\n', 'It has nothing but blank lines.'],
  ['an empty list', ' []\n', 'It has no rows that can be read.'],
  ['a table with nothing but its header', 'prompt,response\n', 'It has no rows that can be read.'],
  ['text', 'Dear all\n', /^This is neither JSON nor a table: .* Tableread reads JSONL, JSON, CSV, TSV and Parquet\.$/],
  ['a web page', '<!doctype html>', /^This is a web page or XML, not a file of rows/],
  [
    'an object over several lines',
    '{\n  "prompt": "P"\n}',
    /^Line 1, column 2: the line ends .* an object must stand on one line\./,
  ],
])('[D5] %s', async (_what, content, says) => {
  expect(await whyRefused(given, content)).toMatch(says);
});

const binary = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1')));

test.each([
  ['a ZIP archive', binary('PK\x03\x04', good), 'ZIP archive'],
  ['Parquet cut short', binary('PAR1', [0, 1, 2]), 'Parquet'],
  ['bzip2', binary('BZh9', good), 'bzip2'],
  ['a tar archive', binary('rows.jsonl', Array(247).fill(0), 'ustar'), 'tar archive'],
  ['a database', binary('SQLite format 3\0'), 'database'],
  ['something binary', binary([0xca, 0xfe, 0, 0, 7, 0, 1, 1, 9]), 'This is not text, nor Parquet.'],
])('[D6] %s is refused, whatever its name', async (_what, bytes, says) => {
  expect(await whyRefused(given, bytes, { chunk: 3 })).toContain(says);
  expect(await whyRefused(given, gzipSync(bytes))).toContain(says);
});

test('[D6] a folder is refused', async () => {
  expect(await whyRefused(given, createReadStream(tmpdir()))).toBe(
    'It is a folder. Import the files in it one by one.',
  );
});

test('a stream that breaks is said to be one', async () => {
  async function* broken() {
    yield* inChunks(good.repeat(1000), 5000);
    throw new Error('ECONNRESET');
  }
  expect(await whyRefused(given, broken())).toMatch(/^It could not be read to its end\./);
});

test.each([
  ['Latin-1', [0xe9], 'Line 2, column 13: it is not UTF-8 text'],
  ['an overlong sequence', [0xc0, 0xaf], 'Line 2, column 13: it is not UTF-8 text'],
  ['a surrogate', [0xed, 0xa0, 0x80], 'Line 2, column 13: it is not UTF-8 text'],
  ['a character cut short', [0xf0, 0x9f, 0x98], 'Line 2, column 13: it is not UTF-8 text'],
])('[D6] text that is not UTF-8 (%s) is named by its line and column', async (_what, bytes, says) => {
  const why = await whyRefused(given, binary(good, '{"prompt":"é', bytes, '"}\n').subarray(0), { chunk: 5 });
  expect(why).toContain('Line 2, column 12'); // Latin-1 é is itself not UTF-8.
  const proper = Buffer.concat([Buffer.from(`${good}{"prompt":"é`), Buffer.from(bytes), Buffer.from('"}\n')]);
  expect(await whyRefused(given, proper)).toContain(says);
});

test('[D14] a row nested too deep is refused; one a little less deep is taken', async () => {
  const nested = (depth: number) => `{"text":"t","x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(await whyRefused(given, `${nested(99)}\n${nested(100)}`)).toBe(
    'Line 2: lists and objects lie more than 100 deep within each other.',
  );
  expect((await anImport(given, nested(99))).rows).toBe(1);
  const inText = JSON.stringify({ text: `\\"${'['.repeat(500)}` });
  expect((await anImport(given, inText)).rows).toBe(1);
});

test('[D14] 100,000 open lists are refused without being parsed', async () => {
  expect(await whyRefused(given, `{"text":${'['.repeat(100_000)}`)).toContain('more than 100 deep');
});

test('[D8] a line over 16 MB is refused without reading further', async () => {
  let given64k = 0;
  async function* endless() {
    yield* inChunks(good);
    yield Buffer.from('{"text":"');
    for (;;) {
      given64k++;
      yield Buffer.alloc(65_536, 'x');
    }
  }
  expect(await whyRefused(given, endless())).toBe(
    'Line 2: it is longer than 16 MB. Each line must hold one row; this may not be a JSONL file.',
  );
  expect(given64k).toBeLessThan(300);
  const nearly = `{"text":"${'x'.repeat(16 * 1024 * 1024 - 11)}"}`;
  expect((await anImport(given, nearly)).rows).toBe(1);
});

test('[D8] a file larger than the limit is refused', async () => {
  const row = jsonl([{ text: 'x'.repeat(10_000) }]);
  expect(await whyRefused(given, row.repeat(300), { limitBytes: 2 * 1024 * 1024 })).toBe(
    'It is larger than 2 MB when unpacked. Import it in parts.',
  );
});
