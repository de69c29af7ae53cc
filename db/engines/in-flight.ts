// What is running against a database, so that closing waits for it and nothing begins afterwards.
import { refuseInsideWrite } from './write-guard.ts';

export class InFlight {
  #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** @throws when nothing more may begin: after close, or inside a write. */
  admit(): void {
    if (this.#closing) throw new Error('The database is closed.');
    refuseInsideWrite();
  }

  async run<T>(start: () => Promise<T>): Promise<T> {
    this.admit();
    const running = start();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Runs `shut` once, when everything that began has ended. */
  close(shut: () => Promise<void>): Promise<void> {
    refuseInsideWrite();
    this.#closing ??= Promise.allSettled(this.#running).then(shut);
    return this.#closing;
  }
}
