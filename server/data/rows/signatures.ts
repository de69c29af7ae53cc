// Kinds of files that first bytes tell: those that are no text, and in which encoding text is.
import { badFile } from '../bad-file.ts';

/** How many bytes are enough to tell. A tar archive names itself at 257. */
export const KIND_BYTES = 512;

const bytes = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const SIGNATURES: { at?: number; bytes: number[]; says: string }[] = [
  {
    bytes: bytes('PK\x03\x04'),
    says: 'This is a ZIP archive or an Excel workbook. Unpack it, or save it as CSV, then import that.',
  },
  { bytes: bytes('PK\x05\x06'), says: 'This is an empty ZIP archive.' },
  { bytes: bytes('PARE'), says: 'This is an encrypted Parquet file. Save it without encryption, then import that.' },
  { bytes: bytes('BZh'), says: 'This is compressed with bzip2. Unpack it, or compress it with gzip instead.' },
  { bytes: [0xfd, ...bytes('7zXZ')], says: 'This is compressed with xz. Unpack it, or compress it with gzip instead.' },
  { bytes: [...bytes('7z'), 0xbc, 0xaf], says: 'This is a 7z archive. Unpack it, then import the file inside.' },
  {
    bytes: bytes('ustar'),
    at: 257,
    says: 'This is a tar archive. Unpack it, then import the files inside one by one.',
  },
  { bytes: bytes('SQLite format 3'), says: 'This is a database. Export the rows as JSONL, then import that.' },
  { bytes: bytes('ARROW1'), says: 'This is an Arrow file. Save it as Parquet or JSONL, then import that.' },
  { bytes: bytes('%PDF'), says: 'This is a PDF document, not a file of rows.' },
];

const UTF_32 = 'This text is UTF-32. Save it as UTF-8, then import that.';
const NO_TEXT = 'This is not text, nor Parquet. Tableread reads JSONL, JSON, CSV, TSV and Parquet.';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * @param first the first KIND_BYTES of the file (unpacked), or all of it when it is shorter
 * @throws Refusal bad-file when it is none of these, saying what it is and what to do
 */
export function contentOf(first: Uint8Array): 'parquet' | Encoding {
  if (bytes('PAR1').every((byte, i) => first[i] === byte)) return 'parquet';
  const known = SIGNATURES.find(({ at = 0, bytes }) => bytes.every((byte, i) => first[at + i] === byte));
  if (known !== undefined) throw badFile(known.says);
  const encoding = utf16(first);
  if (encoding !== undefined) return encoding;
  if (first.includes(0)) throw badFile(NO_TEXT);
  return 'utf-8';
}

/** By its mark, or without one by every second byte being NUL, as Latin text looks. @throws Refusal bad-file when it is UTF-32 */
function utf16(first: Uint8Array): Encoding | undefined {
  const [a, b, c, d] = first;
  const isWide = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0);
  const start = first.subarray(0, 8);
  const nulsAt = (odd: number) => start.length > 1 && start.every((byte, i) => i % 2 !== odd || byte === 0);
  const halves = nulsAt(0) === nulsAt(1) ? undefined : nulsAt(0) ? 'utf-16be' : 'utf-16le';
  if (isWide || (halves === 'utf-16le' && first.length > 7 && b === 0 && c === 0 && d === 0)) throw badFile(UTF_32);
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return halves;
}
