// Lines of bytes, however these are cut into chunks.
import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineSplitter } from '../../../server/data/rows/split-lines.ts';

const piece = fc.constantFrom('a', '{"b":1}', '\n', '\r\n', '\r', ' ', '\t', 'é', '漢', '𠮷', '\u2028', '\xff', '\xe6');
/** The last two are no UTF-8 by themselves. */
const bytesOf = (text: string): Buffer => Buffer.from(text, text === '\xff' || text === '\xe6' ? 'latin1' : 'utf8');

function plainly(bytes: Buffer): [number, string | Buffer][] {
  const lines = bytes.toString('latin1').split('\n');
  return lines.flatMap((line, n) => {
    const own = Buffer.from(line.endsWith('\r') ? line.slice(0, -1) : line, 'latin1');
    if (/^[\t\r ]*$/.test(line)) return [];
    return [[n + 1, isUtf8(own) ? own.toString() : own]];
  });
}

test('[D4] lines are the same wherever chunks end, and those that are no UTF-8 are their bytes', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(12), { maxLength: 12 }), (pieces, cuts) => {
      const bytes = Buffer.concat(pieces.map(bytesOf));
      const splitter = new LineSplitter();
      const lines: [number, string | Buffer][] = [];
      let at = 0;
      for (const length of [...cuts, bytes.length]) {
        for (const { number, text } of splitter.push(bytes.subarray(at, at + length))) lines.push([number, text]);
        at += length;
      }
      for (const { number, text } of splitter.end()) lines.push([number, text]);
      expect(lines).toEqual(plainly(bytes));
    }),
    { numRuns: 500 },
  );
});
