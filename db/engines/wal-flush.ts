// Brings the write-ahead log to the disk itself, beside the event loop, for all commits that wait at once.
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** A flush costs about as much as twenty commits: under steady writing there is one in this time, the first at once. */
const FLUSH_EVERY_MS = 10;

/**
 * SQLite's own way, `synchronous=FULL`, does the same inside every COMMIT and holds the event loop meanwhile.
 * Sound because a WAL is valid up to its last whole commit: https://www.sqlite.org/fileformat.html#walformat
 */
export class WalFlush {
  readonly #file: string;
  #handle: FileHandle | undefined;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  #notBefore = 0;

  constructor(file: string) {
    this.#file = `${file}-wal`;
  }

  /** Resolves when everything committed before this call is on the disk itself. @throws when the disk says that it is not */
  now(): Promise<void> {
    this.#next ??= this.#running.catch(() => undefined).then(() => this.#sync());
    return this.#next;
  }

  /** The same, for who can wait a little, together with whatever else comes meanwhile. */
  async soon(): Promise<void> {
    const early = this.#notBefore - performance.now();
    if (early > 0) await wait(early);
    await this.now();
  }

  async #sync(): Promise<void> {
    this.#notBefore = performance.now() + FLUSH_EVERY_MS;
    // Whoever asks from here on may have committed after this one began.
    this.#running = this.#next ?? this.#running;
    this.#next = undefined;
    // SQLite keeps its locks on other files: opening and closing this one takes none away.
    this.#handle ??= await open(this.#file, 'r+');
    await this.#handle.datasync();
  }

  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => undefined);
    await this.#handle?.close();
  }
}
