// Files packed with Zstandard.
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const rows = Array.from({ length: 500 }, (_, n) => ({ text: `Row ${n}: ${'la '.repeat(n % 50)}` }));
const file = rows.map((row) => JSON.stringify(row)).join('\n');
const packed = zstdCompressSync(file);

test('[D7] a file packed with Zstandard gives the same rows, of several frames too', async () => {
  expect(await readAll(packed, { chunk: 100, name: 'rows.gz' })).toMatchObject({ kind: 'jsonl.zst' });
  expect(await rowsIn(packed, { chunk: 7 })).toEqual(rows);
  const middle = Math.floor(file.length / 2);
  const frames = Buffer.concat([zstdCompressSync(file.slice(0, middle)), zstdCompressSync(file.slice(middle))]);
  expect(await rowsIn(frames)).toEqual(rows);
});

test('[D7] cut short, damaged or packed twice it is refused', async () => {
  for (const length of [5, 10, Math.floor(packed.length / 2), packed.length - 1])
    expect(await whyUnread(packed.subarray(0, length)), `${length} bytes`).toMatch(
      /^Its Zstandard compression (ends|is)/,
    );
  expect(await whyUnread(packed.map((byte, i) => (i === packed.length - 40 ? byte ^ 0x55 : byte)))).toMatch(
    /^(Its Zstandard|Line)/,
  );
  expect(await whyUnread(zstdCompressSync(gzipSync(file)))).toMatch(/^It is compressed twice/);
});

test('[D7] what unpacks to more than the limit, or asks for too much memory, is refused early', async () => {
  const bomb = zstdCompressSync(Buffer.alloc(64 * 1024 * 1024, '\n'));
  expect(bomb.length).toBeLessThan(20_000);
  expect(await whyUnread(bomb, { limitBytes: 1024 * 1024 })).toMatch(/^It is larger than 1 MB when unpacked/);
  const wide = zstdCompressSync(Buffer.alloc(1024), {
    params: { [constants.ZSTD_c_windowLog]: 30, [constants.ZSTD_c_contentSizeFlag]: 0 },
  });
  // The frame's header names the window: RFC 8878, 3.1.1.1.2.
  wide[4] = 0;
  wide[5] = 0xa8;
  expect(await whyUnread(wide)).toMatch(/^Its Zstandard compression (needs more than 128 MB|is damaged)/);
});
