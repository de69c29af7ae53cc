// A token bucket: so much at once, so much a second.
import type { Clock } from '../given.ts';

export class Allowance {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #clock: Clock;
  #left: number;
  #at: number;

  constructor(clock: Clock, burst: number, perSecond: number) {
    this.#clock = clock;
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#left = burst;
    this.#at = clock.now();
  }

  /** Takes this much; false when there is not that much left. */
  take(amount: number): boolean {
    const now = this.#clock.now();
    // A clock set back must not take allowance away.
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#left = Math.min(this.#burst, this.#left + seconds * this.#perSecond);
    this.#at = now;
    if (amount > this.#left) return false;
    this.#left -= amount;
    return true;
  }
}
