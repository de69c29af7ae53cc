// A mark is found in any bytes, wherever it stands in them and however they are written.
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seededRandom } from '../../support/seeded-random.ts';
import { Marks } from './marks.ts';
import { marksIn } from './search.ts';

const hex = (text: string) => Buffer.from(text).toString('hex');
const each = (text: string, write: (hex: string) => string) => [...text].map((letter) => write(hex(letter))).join('');

const ways: Record<string, (text: string) => Buffer | string> = {
  'as it is': (text) => text,
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64 for addresses': (text) => Buffer.from(text).toString('base64url'),
  hex,
  'hex in capitals': (text) => hex(text).toUpperCase(),
  'UTF-16, little end first': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(text, 'utf16le').swap16(),
  'escaped as in JSON': (text) => each(text, (letter) => `\\u00${letter}`),
  'escaped as in addresses': (text) => each(text, (letter) => `%${letter.toUpperCase()}`),
  'escaped as in HTML': (text) => each(text, (letter) => `&#x${letter};`),
  'gzip in other bytes': (text) => Buffer.concat([Buffer.from([7, 7]), gzipSync(text), Buffer.from([9])]),
  'deflate with a head': (text) => deflateSync(text),
};

test.each(Object.entries(ways))('[B41] a mark is found %s, at every offset', (_, write) => {
  const { text, mark } = new Marks(seededRandom(3)).make('comment', 'a comment');
  for (let before = 0; before < 7; before++) {
    const written = Buffer.concat([Buffer.from('..'), Buffer.from(write(`${'x'.repeat(before)}${text}yz`) as string)]);
    const bytes = /head/.test(_) ? written.subarray(2) : written;
    expect(marksIn(bytes).map(({ id }) => id)).toContain(mark.id);
  }
});

test.each([
  ['br', brotliCompressSync],
  ['deflate', deflateRawSync],
] as const)('[B41] a mark is found in an answer that says it is packed with %s', (said, pack) => {
  const { text, mark } = new Marks(seededRandom(4)).make('tag', 'a tag');
  expect(marksIn(pack(`{"tag":"${text}"}`), said).map(({ id }) => id)).toContain(mark.id);
});

test('[B41] what only begins like a mark is none', () => {
  const { text } = new Marks(seededRandom(5)).make('tag', 'a tag');
  expect(marksIn(Buffer.from(text.slice(0, 12)))).toEqual([]);
});
