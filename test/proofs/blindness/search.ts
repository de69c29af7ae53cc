// Searches bytes for marks in every way they could be written: as they are, base64, hex, UTF-16, escaped, and packed.
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { BEGIN, ID_LENGTH, MARK_LENGTH } from './marks.ts';

interface Way {
  how: string;
  needle: Buffer;
  /** The mark's text, from what stands at the needle. */
  read(bytes: Buffer, at: number): string;
}

const ascii = (bytes: Buffer, from: number, length: number): string =>
  bytes.toString('latin1', from, Math.max(from, from + length));
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const each = (text: string, write: (hex: string) => string): string =>
  [...text].map((letter) => write(hexOf(letter))).join('');

/** Its middle is the same wherever it begins among three bytes, but for the letters at the edge. */
function base64At(skipped: number): Way {
  const inner = BEGIN.slice(skipped, skipped + 6);
  const letters = Math.ceil(((MARK_LENGTH - skipped) * 4) / 3);
  return {
    how: 'base64',
    needle: Buffer.from(Buffer.from(inner).toString('base64')),
    read: (bytes, at) => BEGIN.slice(0, skipped) + Buffer.from(ascii(bytes, at, letters), 'base64').toString('latin1'),
  };
}

function escaped(how: string, write: (hex: string) => string, clean: RegExp): Way {
  return {
    how,
    needle: Buffer.from(each(BEGIN, write)),
    read: (bytes, at) => {
      const hex = ascii(bytes, at, MARK_LENGTH * write('00').length).replace(clean, '');
      return Buffer.from(hex, 'hex').toString('latin1');
    },
  };
}

const upper = (write: (hex: string) => string) => (hex: string) => write(hex.toUpperCase());
const backslashed = (hex: string) => `\\u00${hex}`;
const percented = (hex: string) => `%${hex}`;
const entity = (hex: string) => `&#x${hex};`;
const plain = (hex: string) => hex;

const ways: readonly Way[] = [
  { how: 'as it is', needle: Buffer.from(BEGIN), read: (bytes, at) => ascii(bytes, at, MARK_LENGTH) },
  base64At(0),
  base64At(1),
  base64At(2),
  escaped('hex', plain, /$^/),
  escaped('hex', upper(plain), /$^/),
  {
    how: 'UTF-16, little end first',
    needle: Buffer.from(BEGIN, 'utf16le'),
    read: (bytes, at) => bytes.toString('utf16le', at, at + 2 * MARK_LENGTH),
  },
  {
    how: 'UTF-16, big end first',
    needle: swapped(Buffer.from(BEGIN, 'utf16le')),
    read: (bytes, at) => swapped(paired(bytes.subarray(at, at + 2 * MARK_LENGTH))).toString('utf16le'),
  },
  escaped('escaped as in JSON', backslashed, /\\u00/g),
  escaped('escaped as in JSON', upper(backslashed), /\\u00/g),
  escaped('escaped as in addresses', percented, /%/g),
  escaped('escaped as in addresses', upper(percented), /%/g),
  escaped('escaped as in HTML', entity, /&#x|;/g),
];

const paired = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - (bytes.length % 2));

export interface Found {
  id: string;
  how: string;
}

/** Every mark in these bytes; `packedAs` is what a Content-Encoding said. */
export function marksIn(bytes: Buffer, packedAs?: string): Found[] {
  const found = ways.flatMap(({ how, needle, read }) => {
    const here: Found[] = [];
    for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
      const id = read(bytes, at).slice(BEGIN.length, BEGIN.length + ID_LENGTH);
      if (/^[a-z0-9]{8}$/.test(id)) here.push({ id, how });
    }
    return here;
  });
  const inside = unpacked(bytes, packedAs).flatMap((within) =>
    marksIn(within).map(({ id, how }) => ({ id, how: `packed, ${how}` })),
  );
  return [...found, ...inside];
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const asFarAsItGoes = { finishFlush: constants.Z_SYNC_FLUSH };

/** What is packed in these bytes: by what they were said to be, and by what they look like. */
function unpacked(bytes: Buffer, packedAs: string | undefined): Buffer[] {
  const inside: Buffer[] = [];
  const tryOut = (unpack: () => Buffer) => {
    try {
      inside.push(unpack());
    } catch {
      // It only looked so.
    }
  };
  if (packedAs?.includes('br')) tryOut(() => brotliDecompressSync(bytes));
  if (packedAs?.includes('deflate')) tryOut(() => inflateRawSync(bytes, asFarAsItGoes));
  for (let at = bytes.indexOf(GZIP); at >= 0; at = bytes.indexOf(GZIP, at + 1))
    tryOut(() => gunzipSync(bytes.subarray(at), asFarAsItGoes));
  if (bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0))
    tryOut(() => inflateSync(bytes, asFarAsItGoes));
  return inside.filter((within) => within.length > 0);
}
