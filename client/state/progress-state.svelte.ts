// How many have locked in each example; never who.
import { SvelteMap } from 'svelte/reactivity';
import type { Progress } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';

export class ProgressState {
  #judges = $state(0);
  readonly #lockedIn = new SvelteMap<Id, number>();

  constructor(progress: Progress) {
    this.set(progress);
  }

  get judges(): number {
    return this.#judges;
  }

  lockedIn(example: Id): number {
    return this.#lockedIn.get(example) ?? 0;
  }

  /** How many besides me, when I am or am not among them. Until the server has counted me, one fewer than there are. */
  othersLockedIn(example: Id, mine: boolean): number {
    return Math.max(0, this.lockedIn(example) - (mine ? 1 : 0));
  }

  /** Of everything that could be locked in, how much is: for a reveal of the whole window. */
  total(examples: readonly Id[]): { lockedIn: number; possible: number } {
    const lockedIn = examples.reduce((sum, example) => sum + this.lockedIn(example), 0);
    return { lockedIn, possible: examples.length * this.#judges };
  }

  set({ judges, lockedIn }: Progress): void {
    this.#judges = judges;
    for (const example of this.#lockedIn.keys()) if (!(example in lockedIn)) this.#lockedIn.delete(example);
    for (const [example, count] of Object.entries(lockedIn)) this.#lockedIn.set(example, count);
  }

  count(example: Id, lockedIn: number, judges: number): void {
    this.#judges = judges;
    this.#lockedIn.set(example, lockedIn);
  }
}
