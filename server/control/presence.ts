// Who is in which room, and what they are reading. In memory only: it is true while their connections are.
import type { PresentPerson } from '../../shared/protocol/announcements.ts';

interface Here {
  room: string;
  member: string;
  at: string | undefined;
}

export class Presence {
  /** By connection: a person may be in a room with several tabs. */
  readonly #here = new Map<string, Here>();

  enter(connection: string, room: string, member: string): void {
    this.#here.set(connection, { room, member, at: undefined });
  }

  moveTo(connection: string, example: string | undefined): void {
    const here = this.#here.get(connection);
    if (here !== undefined) this.#here.set(connection, { ...here, at: example });
  }

  leave(connection: string): Here | undefined {
    const here = this.#here.get(connection);
    this.#here.delete(connection);
    return here;
  }

  of(connection: string): Readonly<Here> | undefined {
    return this.#here.get(connection);
  }

  /** With any of their tabs. */
  isIn(room: string, member: string): boolean {
    return [...this.#here.values()].some((here) => here.room === room && here.member === member);
  }

  placesIn(room: string): string[] {
    const places = [...this.#here.values()].flatMap((here) =>
      here.room === room && here.at !== undefined ? [here.at] : [],
    );
    return [...new Set(places)];
  }

  /** The people of a room as one who may see these places is told of them: one line each, whatever their number of tabs. */
  in(room: string, maySeePlace: (example: string) => boolean): PresentPerson[] {
    const people = new Map<string, PresentPerson>();
    for (const { room: theirs, member, at } of this.#here.values()) {
      if (theirs !== room) continue;
      const told = at !== undefined && maySeePlace(at) ? { member, at } : { member };
      if ('at' in told || !people.has(member)) people.set(member, told);
    }
    return [...people.values()];
  }
}
