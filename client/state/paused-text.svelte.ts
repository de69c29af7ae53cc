// Text that is written when typing pauses, not with every key: in the field at once, on the desk a little later.

export const PAUSE_MS = 400;

/**
 * One text field. `read` is the desk's value, which another tab may change; while nothing here waits to be written, the field
 * shows it. `flush` before anything that counts on the text: leaving the field, locking in, moving on, closing the page.
 */
export class PausedText {
  readonly #read: () => string;
  readonly #write: (text: string) => void;
  #typed = $state.raw<string | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(read: () => string, write: (text: string) => void) {
    this.#read = read;
    this.#write = write;
  }

  get text(): string {
    return this.#typed ?? this.#read();
  }

  set text(typed: string) {
    this.#typed = typed;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.flush, PAUSE_MS);
  }

  flush = (): void => {
    clearTimeout(this.#timer);
    const typed = this.#typed;
    if (typed === undefined) return;
    this.#write(typed);
    this.#typed = undefined;
  };
}
