// What one connection sends, heard in order: at once, or when its document is no longer busy with a large update.

export class Inbox {
  readonly #document: { readonly busy: Promise<unknown> | undefined };
  readonly #hear: (bytes: Uint8Array) => void;
  /** As much of it as a connection may send at once. */
  #waiting: Uint8Array[] = [];

  constructor(document: { readonly busy: Promise<unknown> | undefined }, hear: (bytes: Uint8Array) => void) {
    this.#document = document;
    this.#hear = hear;
  }

  add(bytes: Uint8Array): void {
    const { busy } = this.#document;
    if (busy === undefined) this.#hear(bytes);
    else if (this.#waiting.push(bytes) === 1) void busy.then(() => this.#goOn());
  }

  #goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const bytes of waiting) this.add(bytes);
  }
}
