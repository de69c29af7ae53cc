// Whose hands are up in which room, in the order in which they went up. In memory only, like presence.

export class Hands {
  readonly #up = new Map<string, readonly string[]>();

  /** Of a room, the first first. */
  in(room: string): readonly string[] {
    return this.#up.get(room) ?? [];
  }

  /** Whether that changed anything: a hand that is up keeps its place. */
  set(room: string, member: string, up: boolean): boolean {
    const before = this.in(room);
    if (before.includes(member) === up) return false;
    const after = up ? [...before, member] : before.filter((other) => other !== member);
    if (after.length > 0) this.#up.set(room, after);
    else this.#up.delete(room);
    return true;
  }
}
