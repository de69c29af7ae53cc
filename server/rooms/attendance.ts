// Who attends each room, for what waits for everybody: people count until they have been gone for a while, since lines break.
import type { Clock } from '../given.ts';

/** Who lost the line this recently still counts as here: a reveal cannot be taken back. */
export const AWAY_AFTER_MS = 30_000;

interface Attendant {
  connections: number;
  /** Takes back the end of their attendance. */
  stay: (() => void) | undefined;
}

export class Attendance {
  readonly #clock: Clock;
  readonly #startedAt: number;
  readonly #settled: (room: string) => void;
  readonly #rooms = new Map<string, Map<string, Attendant>>();
  readonly #waiting = new Set<string>();

  /** `settled` is called when it has become certain that somebody is gone, or who is here after a start of the server. */
  constructor(clock: Clock, settled: (room: string) => void) {
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.#settled = settled;
  }

  /** Another connection of this member entered the room. */
  arrive(room: string, member: string): void {
    const people = this.#rooms.get(room) ?? new Map<string, Attendant>();
    this.#rooms.set(room, people);
    const attendant = people.get(member) ?? { connections: 0, stay: undefined };
    people.set(member, attendant);
    attendant.connections++;
    attendant.stay?.();
    attendant.stay = undefined;
    this.#waitForTheOthers(room);
  }

  leave(room: string, member: string): void {
    const people = this.#rooms.get(room);
    const attendant = people?.get(member);
    if (people === undefined || attendant === undefined || --attendant.connections > 0) return;
    attendant.stay = this.#clock.after(AWAY_AFTER_MS, () => {
      people.delete(member);
      if (people.size === 0) this.#rooms.delete(room);
      this.#settled(room);
    });
  }

  /**
   * The members who attend the room. Undefined while that cannot be known: a server that has just started waits for those who
   * were in a room before to come back.
   */
  in(room: string, madeAt: number): ReadonlySet<string> | undefined {
    if (madeAt < this.#startedAt && this.#clock.now() < this.#startedAt + AWAY_AFTER_MS) return undefined;
    return new Set(this.#rooms.get(room)?.keys());
  }

  #waitForTheOthers(room: string): void {
    const left = this.#startedAt + AWAY_AFTER_MS - this.#clock.now();
    if (left <= 0 || this.#waiting.has(room)) return;
    this.#waiting.add(room);
    this.#clock.after(left, () => this.#settled(room));
  }
}
