// Who looked at which example before its reveal, as everybody in the room may know.
import { SvelteMap } from 'svelte/reactivity';
import type { RoomView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';

export class Peeks {
  readonly #byExample = new SvelteMap<Id, readonly Id[]>();

  constructor(peeks: RoomView['peeks']) {
    for (const { example, member } of peeks) this.add(example, member);
  }

  add(example: Id, member: Id): void {
    const known = this.at(example);
    if (!known.includes(member)) this.#byExample.set(example, [...known, member]);
  }

  /** The members who did. */
  at(example: Id): readonly Id[] {
    return this.#byExample.get(example) ?? [];
  }
}
