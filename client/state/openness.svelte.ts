// What is open to me, as far as this page knows; the server decides, this only saves asking for what it would refuse.
import { SvelteSet } from 'svelte/reactivity';
import type { Id } from '../../shared/room/ids.ts';
import type { Role } from '../../shared/room/roles.ts';
import { type Pace, type Sight, sightOf } from '../../shared/room/sight.ts';

export interface OpennessParts {
  pace: Pace;
  opensAfter(): number;
  role(): Role;
  /** Have I? */
  lockedIn(example: Id): boolean;
  /** How many others have, of those who judge. */
  othersLockedIn(example: Id): number;
}

export class Openness {
  readonly #parts: OpennessParts;
  readonly #opened = new SvelteSet<Id>();
  readonly #revealed = new SvelteSet<Id>();
  readonly #asked = new SvelteSet<Id>();

  constructor(parts: OpennessParts) {
    this.#parts = parts;
  }

  sight(example: Id): Sight {
    const { pace, opensAfter, role, lockedIn, othersLockedIn } = this.#parts;
    return sightOf({
      ...{ role: role(), pace, opensAfter: opensAfter() },
      shown: this.#opened.has(example),
      revealed: this.#revealed.has(example),
      lockedIn: lockedIn(example),
      othersLockedIn: othersLockedIn(example),
    });
  }

  /** Its table has been shown to me. */
  isOpen(example: Id): boolean {
    return this.#opened.has(example);
  }

  isRevealed(example: Id): boolean {
    return this.#revealed.has(example);
  }

  /** I was reading it when it was revealed, or asked to see the table before judging. */
  isAsked(example: Id): boolean {
    return this.#asked.has(example);
  }

  get opened(): Iterable<Id> {
    return this.#opened;
  }

  get revealedCount(): number {
    return this.#revealed.size;
  }

  addOpened(examples: Iterable<Id>): void {
    for (const example of examples) this.#opened.add(example);
  }

  addRevealed(examples: Iterable<Id>): void {
    for (const example of examples) this.#revealed.add(example);
  }

  ask(example: Id): void {
    this.#asked.add(example);
  }
}
