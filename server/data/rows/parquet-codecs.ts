// Codecs of Parquet pages: Node's own where it has them, each kept from unpacking to more than the page says.
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** Zero is refused as a limit; an empty page is one byte long at most. */
const limit = (outputLength: number) => ({ maxOutputLength: Math.max(outputLength, 1) });

export const codecs: Compressors = {
  ...compressors,
  GZIP: (input, outputLength) => gunzipSync(input, limit(outputLength)),
  BROTLI: (input, outputLength) => brotliDecompressSync(input, limit(outputLength)),
  ZSTD: (input, outputLength) => zstdDecompressSync(input, limit(outputLength)),
};
