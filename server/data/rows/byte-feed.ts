// Gives the bytes of a stream to another thread, a chunk each time it asks for more.
import { Readable } from 'node:stream';
import { type ToThread, thrownAs } from '../prepare-messages.ts';
import { unreadable } from './byte-source.ts';

export class ByteFeed {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #say: (message: ToThread) => void;
  #isStopped = false;

  /** The stream is left where reading stopped, so that a server can still answer on it. */
  constructor(stream: AsyncIterable<Uint8Array>, say: (message: ToThread) => void) {
    const chunks = stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream;
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#say = say;
  }

  give(): void {
    if (this.#isStopped) return;
    this.#chunks.next().then(
      ({ done, value }) => {
        if (!this.#isStopped) this.#say({ is: 'chunk', chunk: done === true ? undefined : value });
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
