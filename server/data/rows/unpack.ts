// Unpacks what gzip or Zstandard packed, as it comes, up to a limit.
import { badFile } from '../bad-file.ts';
import { gunzip } from './gunzip.ts';
import { peek } from './peek.ts';
import { unzstd } from './unzstd.ts';

export type Packing = 'none' | 'gzip' | 'zstd';

/** Unpacked bytes a file may have. Of a file of nothing but blanks, gzip makes a thousandth, Zstandard far less. */
export const FILE_LIMIT_BYTES = 4 * 1024 ** 3;

const SIGNATURE_BYTES = 4;
const unpackings = { gzip: gunzip, zstd: unzstd } as const;

export interface Unpacked {
  packing: Packing;
  chunks: AsyncGenerator<Uint8Array>;
}

/** @throws Refusal bad-file when it is damaged, packed twice, or (while it is read) larger than the limit */
export async function unpacked(packed: AsyncGenerator<Uint8Array>, limitBytes = FILE_LIMIT_BYTES): Promise<Unpacked> {
  const file = await withPacking(packed);
  if (file.packing === 'none') return { packing: 'none', chunks: limited(file.all, limitBytes) };
  const inner = await withPacking(unpackings[file.packing](file.all));
  if (inner.packing !== 'none') throw badFile('It is compressed twice. Unpack it once, then import it.');
  return { packing: file.packing, chunks: limited(inner.all, limitBytes) };
}

async function withPacking(chunks: AsyncGenerator<Uint8Array>) {
  const { start, all } = await peek(chunks, (start) => lengthOf(start) >= SIGNATURE_BYTES);
  return { packing: packingOf(Buffer.concat(start)), all };
}

export const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

function packingOf(first: Uint8Array): Packing {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  return first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd ? 'zstd' : 'none';
}

async function* limited(chunks: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limitBytes)
      throw badFile(`It is larger than ${inWords(limitBytes)} when unpacked. Import it in parts.`);
    yield chunk;
  }
}

const inWords = (bytes: number): string =>
  bytes >= 1024 ** 3 ? `${Math.round(bytes / 1024 ** 3)} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`;
