// Unpacks a file of gzip, of as many members as it has, as it comes.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { badFile } from '../bad-file.ts';

/** @throws Refusal bad-file when it is damaged or ends too early */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    // What goes wrong on the way arrives at the unpacking stream as its error.
    yield* pipeline(Readable.from(packed), createGunzip(), () => undefined) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'Z_BUF_ERROR')
      throw badFile('Its gzip compression ends too early: the file is not whole. Copy it again.');
    if (code?.startsWith('Z_')) throw badFile('Its gzip compression is damaged. Copy or compress the file again.');
    throw error;
  }
}
