// Files packed with gzip.
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aGiven, type TestGiven } from '../../support/given.ts';
import { anImport, inChunks, jsonl, storedRows, whyRefused } from './importing.ts';

let given: TestGiven;
beforeAll(async () => {
  given = await aGiven();
});
afterAll(() => given.close());

const file = jsonl(Array.from({ length: 500 }, (_, n) => ({ text: `Row ${n}: ${'la '.repeat(n % 50)}` })));
const packed = gzipSync(file);

test('[D7] [D15] a packed file gives the same rows; its provenance is that of the packed file', async () => {
  const [plain, unpacked] = [
    await anImport(given, file),
    await anImport(given, packed, { file: 'rows.txt', chunk: 100 }),
  ];
  expect(await storedRows(given, unpacked)).toEqual(await storedRows(given, plain));
  expect(unpacked.file).toEqual({
    name: 'rows.txt',
    bytes: packed.length,
    sha256: createHash('sha256').update(packed).digest('hex'),
  });
});

test('[D7] several members after each other are one file', async () => {
  const middle = file.indexOf('\n', file.length / 2) - 3;
  const members = Buffer.concat([gzipSync(file.slice(0, middle)), gzipSync(file.slice(middle)), gzipSync('')]);
  const dataset = await anImport(given, members, { chunk: 1000 });
  expect((await storedRows(given, dataset)).map(({ source }) => `${source}\n`).join('')).toBe(file);
});

test('[D7] cut short anywhere, it is refused', async () => {
  for (const length of [2, 5, 10, 11, 300, packed.length - 8, packed.length - 1]) {
    expect(await whyRefused(given, packed.subarray(0, length)), `${length} bytes`).toMatch(
      /^Its gzip compression ends too early/,
    );
  }
});

test('[D7] damaged, it is refused', async () => {
  const changed = (at: number) => packed.map((byte, i) => (i === at ? byte ^ 0x55 : byte));
  for (const at of [2, 40, Math.floor(packed.length / 2), packed.length - 6]) {
    expect(await whyRefused(given, changed(at)), `byte ${at}`).toMatch(/^(Its gzip compression|Line \d+)/);
  }
  expect(await whyRefused(given, changed(packed.length - 6))).toMatch(/^Its gzip compression is damaged/);
  expect(await whyRefused(given, Buffer.concat([packed, Buffer.from('rubbish')]))).toMatch(
    /^Its gzip compression is damaged/,
  );
});

test('[D7] packed twice, it is refused', async () => {
  expect(await whyRefused(given, gzipSync(packed))).toBe('It is compressed twice. Unpack it once, then import it.');
});

test('[D7] nothing, packed, is still nothing', async () => {
  expect(await whyRefused(given, gzipSync(''))).toBe('It has nothing but blank lines.');
});

test('[D7] what unpacks to more than the limit is refused early', async () => {
  const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, '\n'));
  expect(bomb.length).toBeLessThan(100_000);
  expect(await whyRefused(given, bomb, { limitBytes: 1024 * 1024, chunk: 512 })).toMatch(
    /^It is larger than 1 MB when unpacked/,
  );
  const long = gzipSync(`{"text":"${'x'.repeat(20 * 1024 * 1024)}"}`);
  expect(await whyRefused(given, long)).toMatch(/^Line 1: it is longer than 16 MB/);
});

test('[D7] a fault in a packed file is answered even while more of it is awaited', async () => {
  async function* stalling() {
    yield* inChunks(
      gzipSync(`${'{"text":"t"}\n'.repeat(30)}oops\n${'{"text":"t"}\n'.repeat(100_000)}`).subarray(0, 600),
    );
    await new Promise(() => undefined);
  }
  expect(await whyRefused(given, stalling())).toMatch(/^Line 31, column 1/);
});
