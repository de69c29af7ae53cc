// What the room tells a person who did not ask: said politely to screen readers, no faster than it can be heard.

export interface Notice {
  id: number;
  says: string;
  /** A way to answer it. */
  action: { name: string; run: () => void } | undefined;
  /** It concerns where one is: gone when one moves on. */
  passing: boolean;
}

/** Several things within this time are said as one. */
const SAID_EVERY_MS = 3_000;
const NOTICES_LIMIT = 3;

export class Notices {
  #shown = $state.raw<readonly Notice[]>([]);
  #said = $state.raw('');
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  /** To be seen until dismissed; the newest last. */
  get shown(): readonly Notice[] {
    return this.#shown;
  }

  /** For the live region. */
  get said(): string {
    return this.#said;
  }

  /** Only for those who listen: what others do that can be seen elsewhere. */
  say(words: string): void {
    if (!this.#waiting.includes(words)) this.#waiting.push(words);
    this.#timer ??= setTimeout(() => this.#speak(), this.#said === '' ? 100 : SAID_EVERY_MS);
  }

  show(says: string, { action, passing = false }: { action?: Notice['action']; passing?: boolean } = {}): void {
    const others = this.#shown.filter((notice) => notice.says !== says);
    this.#shown = [...others, { id: ++this.#count, says, action, passing }].slice(-NOTICES_LIMIT);
    this.say(says);
  }

  /** I moved on by myself. */
  moveOn(): void {
    if (this.#shown.some(({ passing }) => passing)) this.#shown = this.#shown.filter(({ passing }) => !passing);
  }

  dismiss(id: number): void {
    this.#shown = this.#shown.filter((notice) => notice.id !== id);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #speak(): void {
    this.#timer = undefined;
    this.#said = this.#waiting.join(' ');
    this.#waiting = [];
  }
}
