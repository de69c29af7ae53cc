// Gives the bytes of a stream to another thread, a chunk each time it asks for more.
import { Readable } from 'node:stream';
import { type ToThread, thrownAs } from '../prepare-messages.ts';
import { unreadable } from './byte-source.ts';

export class ByteFeed {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #say: (message: ToThread) => void;
  readonly #onBytes: (bytes: number) => void;
  #bytes = 0;
  #isStopped = false;

  /** `onBytes` is told how many have come. The stream is left where reading stopped, so that a server can still answer on it. */
  constructor(stream: AsyncIterable<Uint8Array>, say: (message: ToThread) => void, onBytes: (bytes: number) => void) {
    const chunks = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#say = say;
    this.#onBytes = onBytes;
  }

  give(): void {
    if (this.#isStopped) return;
    this.#chunks.next().then(
      ({ done, value }) => {
        if (this.#isStopped) return;
        this.#bytes += done === true ? 0 : value.length;
        // A copy: of a view, the whole buffer it is a piece of would cross.
        this.#say({ is: 'chunk', chunk: done === true ? undefined : new Uint8Array(value) });
        this.#onBytes(this.#bytes);
      },
      (error: unknown) => {
        if (!this.#isStopped) this.#say({ is: 'unreadable', thrown: thrownAs(unreadable(error)) });
      },
    );
  }

  stop(): void {
    this.#isStopped = true;
  }
}
