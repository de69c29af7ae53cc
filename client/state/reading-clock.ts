// Counts the seconds an example is really being read: shown, in front, and by someone who still moves.

/** Without a sign of life for this long, reading is taken to have stopped then. */
export const IDLE_MS = 60_000;

/** All times in ms of one monotonic clock. */
export class ReadingClock {
  #since: number | undefined;
  #lastSign = 0;
  #counted = 0;

  start(now: number): void {
    if (this.#since !== undefined) return;
    this.#since = now;
    this.#lastSign = now;
  }

  /** A key, a scroll, a pointer. */
  sign(now: number): void {
    if (this.#since === undefined) return;
    if (now > this.#lastSign + IDLE_MS) {
      this.#count(this.#lastSign + IDLE_MS);
      this.#since = now;
    }
    this.#lastSign = now;
  }

  stop(now: number): void {
    if (this.#since !== undefined) this.#count(Math.min(now, this.#lastSign + IDLE_MS));
    this.#since = undefined;
  }

  /** Whole seconds counted since the last taking; what is left of a second goes on counting. */
  take(now: number): number {
    if (this.#since !== undefined) {
      this.#count(Math.min(now, this.#lastSign + IDLE_MS));
      this.#since = now;
    }
    const seconds = Math.floor(this.#counted / 1_000);
    this.#counted -= seconds * 1_000;
    return seconds;
  }

  /** Forgets what is left over: a new example begins at nought. */
  reset(): void {
    this.#counted = 0;
  }

  #count(until: number): void {
    this.#counted += Math.max(0, until - (this.#since ?? until));
  }
}
