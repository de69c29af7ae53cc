// The bytes of a file as it comes: counted, hashed, and stopped at once when asked to, even while nothing comes.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Refusal } from '../../../shared/protocol/failures.ts';
import { badFile } from '../bad-file.ts';

export class ByteSource {
  /** So far. */
  bytes = 0;
  readonly #hash = createHash('sha256');
  readonly #stream: AsyncIterable<Uint8Array>;
  readonly #signal: AbortSignal;

  /** The stream is left where reading stopped, so that a server can still answer on it; closing it is its owner's part. */
  constructor(stream: AsyncIterable<Uint8Array>, signal: AbortSignal) {
    this.#stream = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
    this.#signal = signal;
  }

  /** Once. @throws Refusal bad-file when it cannot be read to its end; the signal's reason when stopped */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of stoppable(this.#stream, this.#signal)) {
      this.bytes += chunk.length;
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** Of what was read, hex. Once, at the end. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}

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

export function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code } = error as { code?: string };
  if (code === 'EISDIR') return badFile('It is a folder. Import the files in it one by one.');
  if (code === 'ENOENT') return badFile('There is no such file. Check its name.');
  if (code === 'EACCES') return badFile('This file may not be read by this user. Change its permissions, or copy it.');
  return badFile('It could not be read to its end. Check the file and the connection, then import it again.');
}
