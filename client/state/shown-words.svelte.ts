// Words of an example that somebody shows me, and that I have agreed to look at.
import type { Stretch } from '../../shared/room/anchor.ts';
import type { Id } from '../../shared/room/ids.ts';

export type Shown = Stretch & { example: Id };

export class ShownWords {
  readonly #goTo: (example: Id) => void;
  #now = $state.raw<Shown | undefined>(undefined);

  constructor(goTo: (example: Id) => void) {
    this.#goTo = goTo;
  }

  get now(): Shown | undefined {
    return this.#now;
  }

  /** Goes to these words; what draws the example lights them. */
  look(words: Shown): void {
    this.#goTo(words.example);
    this.#now = words;
  }

  stop(): void {
    this.#now = undefined;
  }
}
