// Text in UTF-8 and UTF-16, with marks and without.
import { expect, test } from 'vitest';
import { readAll, rowsIn, whyUnread } from './reading.ts';

const rows = [{ text: 'Zwölf 🥊 漢字\u0000 end' }, { text: '‏مرحبا‏ \ufeff inside' }];
const jsonl = rows.map((row) => JSON.stringify(row)).join('\n');
const little = (text: string) => Buffer.from(text, 'utf16le');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([1, 3, 1000])('[D6] UTF-16 is read as any text, with a mark and without: chunks of %i', async (chunk) => {
  for (const encode of [little, big]) {
    for (const mark of ['\ufeff', '']) {
      expect(await rowsIn(encode(mark + jsonl), { chunk })).toEqual(rows);
      expect(await rowsIn(encode(`${mark}${JSON.stringify(rows)}`), { chunk })).toEqual(rows);
    }
    expect(await rowsIn(encode('\ufeffa\tb\nx\t漢\n'), { chunk })).toEqual([{ a: 'x', b: '漢' }]);
  }
});

test('[D6] UTF-16 that is cut short or holds half a pair is refused, and UTF-32', async () => {
  expect(await whyUnread(little(`\ufeff${jsonl}`).subarray(0, -1))).toMatch(/^It is UTF-16 text that is damaged/);
  expect(await whyUnread(little('\ufeff{"text":"\ud800"}'))).toMatch(/^It is UTF-16 text that is damaged/);
  const wide = Buffer.from(
    [...'\ufeff{"a":1}'].flatMap((char) => [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8, 0, 0]),
  );
  expect(await whyUnread(wide)).toMatch(/^This text is UTF-32/);
});

test('[D6] a table or a list that is not UTF-8 is named by its line', async () => {
  const wrong = (text: string) => Buffer.concat([Buffer.from(text), Buffer.from([0xe9]), Buffer.from('"}]\n')]);
  for (const chunk of [1, 2, 1000]) {
    expect(await whyUnread(wrong('a,b\n1,é\n2,"'), { chunk })).toMatch(/^Line 3: it is not UTF-8 text/);
    expect(await whyUnread(wrong('[{"a":1},\n{"b":"é'), { chunk })).toMatch(/^Line 2: it is not UTF-8 text/);
  }
  expect(await whyUnread(Buffer.from([...Buffer.from('a,b\n1,'), 0xe6, 0xbc]))).toMatch(/^Line 2: it is not UTF-8/);
});

test('[D6] what a file is called decides nothing that its content tells', async () => {
  expect((await readAll(jsonl, { name: 'rows.parquet' })).kind).toBe('jsonl');
  expect((await readAll('a,b\n1,2\n', { name: 'rows.json.gz' })).kind).toBe('csv');
  expect((await readAll('a\n1\n', { name: 'rows.csv' })).rows).toMatchObject([{ row: { a: '1' } }]);
  expect(await whyUnread('a\n1\n', { name: 'rows.txt' })).toMatch(/^This is neither JSON nor a table/);
});
