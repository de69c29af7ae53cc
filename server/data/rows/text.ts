// Text as UTF-8 without a byte order mark, whatever it came as.
import { isUtf8 } from 'node:buffer';
import { badFile, refusalOf } from '../bad-file.ts';
import type { Encoding } from './signatures.ts';

const LF = 10;
const MARK = [0xef, 0xbb, 0xbf];

/** @throws Refusal bad-file when UTF-16 is not whole. UTF-8 is not looked at here. */
export async function* asUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') return yield* withoutMark(chunks);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true });
      if (text !== '') yield Buffer.from(text);
    }
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw badFile('It is UTF-16 text that is damaged or cut short. Save it as UTF-8, then import that.');
  }
}

async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
    if (start.length < MARK.length) continue;
    yield MARK.every((byte, i) => start?.[i] === byte) ? start.subarray(MARK.length) : start;
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield start;
}

/**
 * The same chunks, cut at other places: each is whole characters.
 * @throws Refusal bad-file with the line where they stop being UTF-8
 */
export async function* checkedUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let line = 1;
  let left: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = left.length === 0 ? chunk : Buffer.concat([left, chunk]);
    const end = endOfWhole(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw notUtf8(whole, line);
    line += linesIn(whole);
    left = bytes.subarray(end);
    if (whole.length > 0) yield whole;
  }
  if (left.length > 0) throw notUtf8(left, line);
}

/** Where the last character begins, if it may go on in the next chunk; otherwise the end. */
function endOfWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function linesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}

function notUtf8(bytes: Uint8Array, firstLine: number) {
  const good = Buffer.from(validStart(bytes));
  const line = firstLine + linesIn(good);
  return refusalOf({
    row: line,
    line,
    says: 'it is not UTF-8 text from here on. Save the file as UTF-8, then import that.',
  });
}

/** The longest start that is UTF-8: bytes are halved until the first wrong one is found. */
export function validStart(bytes: Uint8Array): string {
  const decode = (length: number) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  let [good, bad] = [0, bytes.length];
  // A cut within a character is waited for (`stream`), not wrong; so the whole may still look good at its very end.
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      decode(middle);
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return decode(good);
}
