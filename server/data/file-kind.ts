// What a file is, told from its first bytes; its name is never trusted.
import { badFile } from './bad-file.ts';

/** How many bytes are enough to tell. A tar archive names itself at 257. */
export const KIND_BYTES = 512;

const bytes = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const SIGNATURES: { at?: number; bytes: number[]; says: string }[] = [
  {
    bytes: bytes('PK\x03\x04'),
    says: 'This is a ZIP archive or an Excel workbook. Unpack it, or save it as JSONL, then import that.',
  },
  { bytes: bytes('PK\x05\x06'), says: 'This is an empty ZIP archive.' },
  { bytes: bytes('PAR1'), says: 'This is a Parquet file. Save it as JSONL, then import that.' },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    says: 'This is compressed with Zstandard. Unpack it, or compress it with gzip instead.',
  },
  { bytes: bytes('BZh'), says: 'This is compressed with bzip2. Unpack it, or compress it with gzip instead.' },
  { bytes: [0xfd, ...bytes('7zXZ')], says: 'This is compressed with xz. Unpack it, or compress it with gzip instead.' },
  { bytes: [...bytes('7z'), 0xbc, 0xaf], says: 'This is a 7z archive. Unpack it, then import the file inside.' },
  {
    bytes: bytes('ustar'),
    at: 257,
    says: 'This is a tar archive. Unpack it, then import the files inside one by one.',
  },
  { bytes: bytes('SQLite format 3'), says: 'This is a database. Export the rows as JSONL, then import that.' },
  { bytes: bytes('%PDF'), says: 'This is a PDF document, not a file of rows.' },
];

const UTF_16 = 'This text is UTF-16 or UTF-32, not UTF-8. Save it as UTF-8, then import that.';

/**
 * @param first the first KIND_BYTES of the file, or all of it when it is shorter
 * @throws Refusal bad-file when it is neither text nor gzip, saying what it is and what to do
 */
export function fileKind(first: Uint8Array): 'gzip' | 'text' {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  const known = SIGNATURES.find(({ at = 0, bytes }) => bytes.every((byte, i) => first[at + i] === byte));
  if (known !== undefined) throw badFile(known.says);
  const isMarked16 = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  if (isMarked16 || hasHalfNuls(first)) throw badFile(UTF_16);
  if (first.includes(0))
    throw badFile('This is not text. Tableread reads JSONL: text with one JSON object on each line.');
  return 'text';
}

/** Every second byte is NUL, or three of four, as Latin text looks in UTF-16 and UTF-32. */
function hasHalfNuls(first: Uint8Array): boolean {
  const start = first.subarray(0, 8);
  const nulsAt = (odd: number) => start.length > 1 && start.every((byte, i) => i % 2 !== odd || byte === 0);
  return nulsAt(0) !== nulsAt(1);
}
