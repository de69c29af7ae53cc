// What one connection sends, heard in order: at once, or when its document is no longer busy with many bytes.
import { MESSAGE_SYNC, SYNC_STEP_1 } from '../../shared/protocol/sync-messages.ts';

interface Busy {
  readonly busy: Promise<unknown> | undefined;
  /** Both undefined when there is nothing to wait for. */
  ready(): Promise<unknown> | undefined;
  caughtUp(): Promise<unknown> | undefined;
}

export class Inbox {
  readonly #document: Busy;
  readonly #hear: (bytes: Uint8Array) => void;
  /** As much of it as a connection may send at once. */
  #waiting: Uint8Array[] = [];

  constructor(document: Busy, hear: (bytes: Uint8Array) => void) {
    this.#document = document;
    this.#hear = hear;
  }

  add(bytes: Uint8Array): void {
    const busy = whatToWaitFor(bytes, this.#document);
    // What needs nothing waits too, behind what came before it.
    if (busy === undefined && this.#waiting.length === 0) this.#hear(bytes);
    else if (this.#waiting.push(bytes) === 1) void busy?.then(() => this.#goOn());
  }

  #goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) this.add(bytes);
  }
}

function whatToWaitFor(bytes: Uint8Array, document: Busy): Promise<unknown> | undefined {
  if (bytes[0] !== MESSAGE_SYNC) return document.busy;
  if (bytes[1] !== SYNC_STEP_1) return document.ready();
  // Whoever has nothing is told stored bytes as they are.
  const hasNothing = bytes[2] === 1 && bytes[3] === 0;
  return (hasNothing ? undefined : document.ready()) ?? document.caughtUp();
}
