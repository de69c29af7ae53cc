// Who is here, and who is where as far as I may be told.
import type { PresentPerson } from '../../shared/protocol/announcements.ts';
import type { MemberView } from '../../shared/protocol/rooms.ts';
import type { Id } from '../../shared/room/ids.ts';

export class PresenceState {
  readonly #me: Id;
  readonly #members: () => readonly MemberView[];
  #present = $state.raw<readonly PresentPerson[]>([]);
  #followed = $state.raw<Id | undefined>(undefined);

  constructor(me: Id, members: () => readonly MemberView[]) {
    this.#me = me;
    this.#members = members;
  }

  /** Everyone in the room now, in the order of the members' list; me too. */
  readonly here: readonly MemberView[] = $derived.by(() => {
    const present = new Set(this.#present.map(({ member }) => member));
    return this.#members().filter(({ id }) => present.has(id));
  });

  /** Others by the example they are reading. */
  readonly #byExample: ReadonlyMap<Id, readonly MemberView[]> = $derived.by(() => {
    const byExample = new Map<Id, MemberView[]>();
    for (const { member, at } of this.#present) {
      const person = this.#members().find(({ id }) => id === member);
      if (at === undefined || person === undefined || member === this.#me) continue;
      byExample.set(at, [...(byExample.get(at) ?? []), person]);
    }
    return byExample;
  });

  at(example: Id): readonly MemberView[] {
    return this.#byExample.get(example) ?? [];
  }

  /** Where this person is; undefined when they are not here or I may not be told. */
  placeOf(member: Id): Id | undefined {
    return this.#present.find((person) => person.member === member)?.at;
  }

  isHere(member: Id): boolean {
    return this.#present.some((person) => person.member === member);
  }

  get followed(): MemberView | undefined {
    return this.#members().find(({ id }) => id === this.#followed);
  }

  set(present: readonly PresentPerson[]): void {
    this.#present = present;
  }

  follow(member: Id | undefined): void {
    this.#followed = member === this.#me ? undefined : member;
  }
}
