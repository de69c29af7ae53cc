// Whose hands are up, in the order in which they went up; and whether mine is to be.
import type { Id } from '../../shared/room/ids.ts';

export class HandsState {
  readonly #me: Id;
  #up = $state.raw<readonly Id[]>([]);
  /** I raised mine and nobody took it down: it goes up again when the line is back. */
  #wanted = false;

  constructor(me: Id) {
    this.#me = me;
  }

  /** The first first. */
  get up(): readonly Id[] {
    return this.#up;
  }

  get isMineUp(): boolean {
    return this.#up.includes(this.#me);
  }

  get wanted(): boolean {
    return this.#wanted;
  }

  /** From 1; undefined when it is down. */
  placeOf(member: Id): number | undefined {
    const at = this.#up.indexOf(member);
    return at < 0 ? undefined : at + 1;
  }

  /** What the server says; the answer is who among them is new. */
  set(up: readonly Id[]): readonly Id[] {
    const added = up.filter((member) => !this.#up.includes(member));
    this.#up = up;
    this.#wanted = this.isMineUp;
    return added;
  }

  /** The line is gone: nobody knows. */
  forget(): void {
    this.#up = [];
  }
}
