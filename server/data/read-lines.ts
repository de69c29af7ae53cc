// Reads a file as it comes in: counts and hashes its bytes, unpacks gzip, and gives its lines.
import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refusal } from '../../shared/protocol/failures.ts';
import { badFile } from './bad-file.ts';
import { fileKind, KIND_BYTES } from './file-kind.ts';
import { peek } from './peek.ts';
import { type Line, LineSplitter } from './split-lines.ts';

/** Unpacked bytes a file may have. Of a file of nothing but blanks, gzip makes a thousandth. */
export const FILE_LIMIT_BYTES = 4 * 1024 ** 3;

export class FileReader {
  /** Of the file as it came, so far. */
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #stream: AsyncIterable<Uint8Array>;
  readonly #signal: AbortSignal;
  readonly #limitBytes: number;

  /** The stream is left where reading stopped, so that a server can still answer on it; closing it is its owner's part. */
  constructor(stream: AsyncIterable<Uint8Array>, signal: AbortSignal, limitBytes = FILE_LIMIT_BYTES) {
    this.#stream = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
    this.#signal = signal;
    this.#limitBytes = limitBytes;
  }

  /** Of the whole file as it came, hex. Once, after the last line. */
  sha256(): string {
    return this.#hash.digest('hex');
  }

  /**
   * The lines that are not blank, some at a time.
   * @throws Refusal bad-file when it is no text, no UTF-8, damaged or too large; the signal's reason when stopped
   */
  async *lines(): AsyncGenerator<Line[]> {
    const splitter = new LineSplitter();
    let unpacked = 0;
    for await (const chunk of this.#text()) {
      unpacked += chunk.length;
      if (unpacked > this.#limitBytes)
        throw badFile(`It is larger than ${inWords(this.#limitBytes)} when unpacked. Import it in parts.`);
      yield splitter.push(chunk);
    }
    yield splitter.end();
  }

  async *#text(): AsyncGenerator<Uint8Array> {
    const file = await withKind(this.#counted());
    if (file.kind === 'text') return yield* file.all;
    const unpacked = await withKind(gunzipped(file.all));
    if (unpacked.kind === 'gzip') throw badFile('It is compressed twice. Unpack it once, then import it.');
    yield* unpacked.all;
  }

  async *#counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stoppable(this.#stream, this.#signal)) {
      this.bytes += chunk.length;
      this.#hash.update(chunk);
      yield chunk;
    }
  }
}

const inWords = (bytes: number): string =>
  bytes >= 1024 ** 3 ? `${Math.round(bytes / 1024 ** 3)} GB` : `${Math.ceil(bytes / 1024 ** 2)} MB`;

const lengthOf = (chunks: readonly Uint8Array[]): number => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

async function withKind(chunks: AsyncGenerator<Uint8Array>) {
  const { start, all } = await peek(chunks, (start) => lengthOf(start) >= KIND_BYTES);
  return { kind: fileKind(Buffer.concat(start).subarray(0, KIND_BYTES)), all };
}

async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    const unpacking = createGunzip();
    // What goes wrong on the way arrives at `unpacking` as its error.
    yield* pipeline(Readable.from(packed), unpacking, () => undefined) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'Z_BUF_ERROR')
      throw badFile('Its gzip compression ends too early: the file is not whole. Copy it again.');
    if (code?.startsWith('Z_')) throw badFile('Its gzip compression is damaged. Copy or compress the file again.');
    throw error;
  }
}

/** The chunks of a stream; on the signal it ends at once, even while nothing comes. */
async function* stoppable(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]();
  let stop: (reason: unknown) => void = () => undefined;
  const onAbort = () => stop(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        stop = reject;
        chunks.next().then(resolve, (error: unknown) => reject(unreadable(error)));
      });
      if (done === true) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code } = error as { code?: string };
  if (code === 'EISDIR') return badFile('It is a folder. Import the files in it one by one.');
  return badFile('It could not be read to its end. Check the file and the connection, then import it again.');
}
