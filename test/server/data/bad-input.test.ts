// Broken and hostile files: read faithfully or refused clearly, never anything else.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { aGiven } from '../../support/given.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { anImport, storedRows } from './importing.ts';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const BAD = '../shared/data/bad_input';
const bytesOf = (...parts: string[]) => readFileSync(path.join(BAD, ...parts));

/** The rows, or undefined when it was refused; anything else that is thrown is. */
const readOrRefused = (bytes: Uint8Array) =>
  rowsIn(bytes).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'bad-file' && (error.detail ?? '').length > 10) return undefined;
    throw error;
  });

describe.skipIf(!existsSync(BAD))('the files of shared/data/bad_input, skipped when they are not there', () => {
  const json = existsSync(BAD) ? readdirSync(path.join(BAD, 'json', 'test_parsing')).sort() : [];

  test('[D1] [D40] as a file: what is no JSON is refused, and nothing crashes', async () => {
    expect(json.length).toBeGreaterThan(300);
    for (const name of json) {
      const rows = await readOrRefused(bytesOf('json', 'test_parsing', name));
      if (name.startsWith('n_')) expect(rows, name).toBeUndefined();
    }
  });

  test('[D1] [D40] as the value of a field in a list: what is JSON is read as JSON says, what is not is refused', async () => {
    for (const name of json) {
      const bytes = bytesOf('json', 'test_parsing', name);
      const rows = await readOrRefused(Buffer.concat([Buffer.from('[{"v":'), bytes, Buffer.from('}]')]));
      if (name.startsWith('n_')) expect(rows, name).toBeUndefined();
      if (!name.startsWith('y_')) continue;
      // Numbers that a double cannot hold stay as they are written.
      if (!/\d{16}|[eE]/.test(bytes.toString())) expect(rows, name).toEqual([{ v: JSON.parse(bytes.toString()) }]);
      expect(rows, name).toHaveLength(1);
    }
  });

  const tables = existsSync(BAD) ? readdirSync(path.join(BAD, 'csv_spectrum', 'csvs')).sort() : [];
  test.each(tables)('[D41] %s', async (name) => {
    const read = readAll(bytesOf('csv_spectrum', 'csvs', name));
    // Latin-1, with a quotation mark in the middle of a cell.
    if (name === 'location_coordinates.csv') return expect(read).rejects.toMatchObject({ code: 'bad-file' });
    const ends = (text: string) => text.replaceAll('\\r\\n', '\\n');
    const wanted: object[] = JSON.parse(
      ends(bytesOf('csv_spectrum', 'json', name.replace('.csv', '.json')).toString()),
    );
    expect(JSON.parse(ends(JSON.stringify((await read).rows.map(({ row }) => row))))).toEqual(wanted);
  });

  test('[D41] the samples of PapaParse', async () => {
    expect(await rowsIn(bytesOf('papaparse', 'utf-8-bom-sample.csv'))).toEqual([{ A: 'X', B: 'Y', C: 'Z' }]);
    expect(await rowsIn(bytesOf('papaparse', 'long-sample.csv'))).toHaveLength(7);
    expect(await whyUnread(bytesOf('papaparse', 'verylong-sample.csv'))).toMatch(/^Line 500: it has 2 cells/);
  });

  test('[D3] hostile HTML and Markdown come through as the text they are', async () => {
    const lines = bytesOf('xss', 'markdown', 'Markdown-XSS-Payloads.txt').toString().split('\n');
    const payloads = lines.filter((line) => line.trim() !== '');
    const quoted = payloads.map((text) => `"${text.replaceAll('"', '""')}"`);
    await using given = await aGiven();
    const stored = await storedRows(
      given,
      await anImport(given, ['text,n', ...quoted.map((q, n) => `${q},${n}`)].join('\n')),
    );
    expect(stored.map(({ content }) => content.responses[0]?.text)).toEqual(payloads);
  });
});

test('[D1] any damage to a good file is read or refused, whatever its kind', async () => {
  const rows = Array.from({ length: 20 }, (_, n) => ({ text: `Row ${n} 漢`, list: [n, { deep: null }] }));
  const files = [
    rows.map((row) => JSON.stringify(row)).join('\n'),
    JSON.stringify(rows),
    JSON.stringify({ data: rows }, null, 1),
    `a,b\n${rows.map(({ text }, n) => `"${text}",${n}`).join('\n')}\n`,
    `a\tb\n${rows.map(({ text }, n) => `${text}\t${n}`).join('\n')}\n`,
  ].map((text) => Buffer.from(text));
  const { below } = seededRandom(20261125);
  for (const file of files) {
    for (let n = 0; n < 150; n++) {
      const bytes = Buffer.from(file);
      for (let times = 0; times <= below(3); times++) bytes[below(bytes.length)] = below(256);
      await readOrRefused(below(4) === 0 ? bytes.subarray(0, below(bytes.length)) : bytes);
    }
  }
});

test('[D13] [D40] lone surrogates, NUL, fields named twice and __proto__ come through in every kind of JSON', async () => {
  const text = String.raw`{"text":"\ud800 \u0000","a":1,"a":2,"__proto__":{"polluted":true}}`;
  for (const file of [text, `[${text}]`, `{"data":[${text}]}`]) {
    const { rows } = await readAll(file);
    expect(JSON.stringify(rows[0]?.row)).toBe(String.raw`{"text":"\ud800 \u0000","a":2,"__proto__":{"polluted":true}}`);
    expect(rows[0]?.source).toBe(text);
  }
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  // A NUL in a table is text too.
  expect(await rowsIn(`a,b\n${'x'.repeat(600)}\0,1\n`)).toEqual([{ a: `${'x'.repeat(600)}\0`, b: '1' }]);
});
