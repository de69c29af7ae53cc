// What is running against a database, so that closing waits for it and nothing begins afterwards.
import { refuseInsideWrite } from './write-guard.ts';

export class InFlight {
  #running = 0;
  #ended: (() => void) | undefined;
  #closing: Promise<void> | undefined;

  /** @throws when nothing more may begin: after close, or inside a write. */
  admit(): void {
    if (this.#closing) throw new Error('The database is closed.');
    refuseInsideWrite();
  }

  async run<T>(start: () => Promise<T>): Promise<T> {
    this.admit();
    this.#running++;
    try {
      return await start();
    } finally {
      if (--this.#running === 0) this.#ended?.();
    }
  }

  /** Runs `shut` once, when everything that began has ended. */
  close(shut: () => Promise<void>): Promise<void> {
    refuseInsideWrite();
    this.#closing ??= new Promise<void>((resolve) => {
      this.#ended = resolve;
      if (this.#running === 0) resolve();
    }).then(shut);
    return this.#closing;
  }
}
