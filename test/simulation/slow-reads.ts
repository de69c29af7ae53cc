// Reads that take their time: now and then one waits for a step of the schedule, as it would on a database elsewhere.
import type { Reader } from '../../db/database.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

const HELD_PERCENT = 12;

export class SlowReads {
  readonly read: Reader;
  readonly #random: SeededRandom;
  #held: (() => void)[] = [];

  constructor(read: Reader, random: SeededRandom) {
    this.#random = random;
    this.read = this.#slow(read);
  }

  get waiting(): number {
    return this.#held.length;
  }

  /** Every builder that a builder makes is as slow. */
  #slow<T extends object>(builder: T): T {
    return new Proxy(builder, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name === 'then') return (...hear: unknown[]) => this.#passage().then(() => value.apply(target, hear));
        if (name === 'execute') return (...given: unknown[]) => this.#passage().then(() => value.apply(target, given));
        return (...given: unknown[]) => {
          const made: unknown = value.apply(target, given);
          return typeof made === 'object' && made !== null && !(made instanceof Promise) ? this.#slow(made) : made;
        };
      },
    });
  }

  #passage(): Promise<void> {
    if (this.#random.below(100) >= HELD_PERCENT) return Promise.resolve();
    return new Promise((resolve) => this.#held.push(resolve));
  }

  /** Lets the one that waits longest go on; false when none does. */
  step(): boolean {
    const first = this.#held.shift();
    first?.();
    return first !== undefined;
  }
}
