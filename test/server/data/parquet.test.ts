// Parquet files: every value as exact as JSON can hold it; damaged ones are refused.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, test } from 'vitest';
import type { Json } from '../../../shared/example/example.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const folder = temporaryFolder('parquet');
afterAll(() => folder.remove());
const about = { uploads: path.join(folder.path, 'uploads') };
const left = () => (existsSync(about.uploads) ? readdirSync(about.uploads) : []);

const parquetOf = (...columnData: Parameters<typeof parquetWriteBuffer>[0]['columnData']) =>
  new Uint8Array(parquetWriteBuffer({ columnData }));

test('[D42] whole numbers of 64 bits, decimals, dates and times keep their exact meaning', async () => {
  const text = readFileSync('package.json');
  const file = parquetOf(
    { name: 'big', data: [9007199254740993n, -5n, 2n ** 63n - 1n], type: 'INT64' },
    { name: 'near', data: [1.5, Number.NaN, Number.NEGATIVE_INFINITY], type: 'DOUBLE' },
    { name: 'when', data: [new Date('2026-11-25T10:00:00.123Z'), new Date(-1), new Date(0)], type: 'TIMESTAMP' },
    { name: 'text', data: ['\ufeffmark', '漢字 🥊', ''], type: 'STRING' },
    {
      name: 'bytes',
      data: [new Uint8Array([0xff, 0xfe]), new Uint8Array(text.subarray(0, 1)), new Uint8Array()],
      type: 'BYTE_ARRAY',
    },
    { name: 'list', data: [{ a: 1 }, [12345678901], 'x'], type: 'JSON' },
  );
  expect(await rowsIn(file, about)).toEqual([
    {
      big: '9007199254740993',
      near: 1.5,
      when: '2026-11-25T10:00:00.123Z',
      text: '\ufeffmark',
      bytes: '//4=',
      list: { a: 1 },
    },
    { big: -5, near: 'NaN', when: '1969-12-31T23:59:59.999Z', text: '漢字 🥊', bytes: '{', list: [12345678901] },
    { big: '9223372036854775807', near: '-Infinity', when: '1970-01-01T00:00:00.000Z', text: '', bytes: '', list: 'x' },
  ]);
});

test('[D42] [D50] packed or not, by stream or from the disk, the rows are the same and nothing stays on the disk', async () => {
  const names = Array.from({ length: 2500 }, (_, n) => `row ${n}`);
  const file = parquetOf({ name: 'prompt', data: names, type: 'STRING' });
  const place = path.join(folder.path, 'rows.parquet');
  writeFileSync(place, file);
  const wanted = names.map((prompt) => ({ prompt }));
  for (const content of [file, { path: place }]) {
    const read = await readAll(content, about);
    expect(read.kind).toBe('parquet');
    expect(read.rows.map(({ row }) => row)).toEqual(wanted);
    expect(read.rows[2400]).toMatchObject({ place: { row: 2401 }, source: '{"prompt":"row 2400"}' });
  }
  const packed = await readAll(gzipSync(file), about);
  expect(packed).toMatchObject({ kind: 'parquet.gz', rows: { length: 2500 } });
  expect(left()).toEqual([]);
});

test('[D42] [D50] damaged anywhere it is refused, or read; never anything else, and nothing stays on the disk', async () => {
  const file = parquetOf(
    { name: 'text', data: Array.from({ length: 50 }, (_, n) => `some text ${n}`), type: 'STRING' },
    { name: 'n', data: Array.from({ length: 50 }, (_, n) => BigInt(n)), type: 'INT64' },
  );
  expect(await whyUnread(file.subarray(0, -20), about)).toMatch(/^This Parquet file is damaged or cut short/);
  expect(await whyUnread(file.subarray(0, 6), about)).toMatch(/^This Parquet file is damaged or cut short/);
  const { below } = seededRandom(7);
  for (let n = 0; n < 150; n++) {
    const bytes = file.slice();
    bytes[4 + below(bytes.length - 4)] = below(256);
    await rowsIn(bytes, about).catch((error) => expect(error, `damage ${n}`).toMatchObject({ code: 'bad-file' }));
  }
  expect(left()).toEqual([]);
});

const CONFORMANCE = '../shared/data/parquet';

/** hyparquet's expected rows are lists in the order of columns, rounded to doubles, and say nothing of what is not there. */
function comparable(value: Json): unknown {
  if (typeof value === 'string') {
    if (/^-?\d{16,}$/.test(value)) return Number(Number(value).toPrecision(12));
    if (value === 'NaN') return undefined;
    return /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(value) ? `${value}Z` : value;
  }
  if (typeof value === 'number') return Number(value.toPrecision(12));
  if (value === null || typeof value !== 'object') return value ?? undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(comparable);
  const inner = Object.entries(value).map(([name, each]) => [name, comparable(each)] as const);
  const there = inner.filter(([, each]) => each !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return there.length === 0 ? undefined : Object.fromEntries(there);
}

describe.skipIf(!existsSync(CONFORMANCE))('conformance files of shared/data, skipped when they are not there', () => {
  const files = existsSync(CONFORMANCE) ? readdirSync(CONFORMANCE).filter((file) => file.endsWith('.parquet')) : [];
  const bytesAsNumbers = new Set(['byte_stream_split_extended.gzip.parquet']);

  test.each(files)('[D42] %s', async (file) => {
    const wanted = JSON.parse(
      readFileSync(path.join(CONFORMANCE, file.replace('.parquet', '.json')), 'utf8'),
    ) as Json[][];
    const rows = await rowsIn({ path: path.join(CONFORMANCE, file) }, about).catch((error) => {
      if (wanted.length === 0 && error.code === 'bad-file') return [];
      throw error;
    });
    expect(rows).toHaveLength(wanted.length);
    if (bytesAsNumbers.has(file)) return;
    expect(rows.map((row) => Object.values(row).map(comparable))).toEqual(wanted.map((row) => row.map(comparable)));
  });
});
