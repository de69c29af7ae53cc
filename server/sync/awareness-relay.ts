// Who does what on one document now, passed on among its connections: each speaks for itself alone, under a number that the server gives it.
import type { Clock } from '../given.ts';
import { Bundle, type Word } from './bundle.ts';
import type { Frame } from './frame.ts';
import { awarenessFrame } from './messages.ts';
import { readAwareness, type SaidState, stampState } from './read-awareness.ts';

/** At most so often is a document told what changed… */
const TELL_EVERY_MS = 50;
/** …and so often of one connection: of what it says in between, only the newest counts. */
const SPEAKER_EVERY_MS = 100;
/** Yjs numbers its clients below this, so no number of ours is ever a client's own. */
const FIRST_NUMBER = 2 ** 32;
/** A client counts its states one by one; none gets this far. */
const CLOCK_LIMIT = 2 ** 32;

/** A connection as the relay knows it. */
export interface Listener {
  readonly member: string;
  send(pieces: readonly Buffer[]): void;
}

interface Speaker {
  /** What others know it by. */
  readonly number: number;
  /** Counts what others were told of it. */
  clock: number;
  /** The one client it speaks for, by its own word. */
  readonly client: number;
  /** What it says now; undefined when it says nothing any more. */
  state: string | undefined;
  isTold: boolean;
  toldAt: number;
}

export type Heard =
  /** Its own word, taken. */
  | 'taken'
  /** Nothing of its own: a stock client repeats what it was told. */
  | 'repeated'
  /** It spoke for somebody else. */
  | 'not-yours';

export interface RelayParts {
  clock: Clock;
  /** Where this document's numbers begin; another one after a restart, or clients would take the new for the old. */
  seed: number;
  /** A place in a text is told of only when the text it is in is committed. */
  afterCommit(release: () => void): void;
}

export class AwarenessRelay {
  readonly #parts: RelayParts;
  readonly #first: number;
  #next: number;
  readonly #listeners = new Set<Listener>();
  readonly #speakers = new Map<Listener, Speaker>();
  #gone: Speaker[] = [];
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: (() => void) | undefined;

  constructor(parts: RelayParts) {
    this.#parts = parts;
    this.#first = FIRST_NUMBER + parts.seed;
    this.#next = this.#first;
  }

  join(listener: Listener): void {
    this.#listeners.add(listener);
    this.tell(listener);
  }

  /** Tells one listener what all others do now. */
  tell(listener: Listener): void {
    const others = [...this.#speakers].filter(([of, { clock }]) => of !== listener && clock > 0);
    const states = others.flatMap(([, speaker]) => (speaker.state === undefined ? [] : [wordOf(speaker)]));
    if (states.length > 0) this.#parts.afterCommit(() => listener.send([awarenessFrame(states)]));
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
    const speaker = this.#speakers.get(listener);
    this.#speakers.delete(listener);
    if (this.#listeners.size === 0) return this.#rest();
    if (speaker === undefined || speaker.clock === 0) return;
    this.#gone.push({ ...speaker, state: undefined });
    this.#tellSoon();
  }

  /** @throws when the message cannot be read */
  hear(listener: Listener, message: Uint8Array): Heard {
    let heard: Heard = 'repeated';
    for (const said of readAwareness(message)) {
      const one = this.#hearOne(listener, said);
      if (one === 'not-yours') return one;
      if (one === 'taken') heard = one;
    }
    if (heard === 'taken') this.#tellSoon();
    return heard;
  }

  #hearOne(listener: Listener, { client, clock, state }: SaidState): Heard {
    if (client >= FIRST_NUMBER) return this.#isRepeated(client, clock) ? 'repeated' : 'not-yours';
    if (clock >= CLOCK_LIMIT) return 'not-yours';
    const known = this.#speakers.get(listener);
    if (known !== undefined && known.client !== client) return 'not-yours';
    const stamped = stampState(state, listener.member);
    if (known !== undefined) Object.assign(known, { state: stamped, isTold: false });
    else if (stamped !== undefined) {
      const toldAt = Number.NEGATIVE_INFINITY;
      const speaker = { number: this.#next++, clock: 0, client, state: stamped, isTold: false, toldAt };
      this.#speakers.set(listener, speaker);
    }
    return 'taken';
  }

  /** A number that this document gave, and nothing newer than what was told of it. */
  #isRepeated(number: number, clock: number): boolean {
    if (number < this.#first || number >= this.#next) return false;
    const speaker = [...this.#speakers.values(), ...this.#gone].find((candidate) => candidate.number === number);
    return speaker === undefined || clock <= speaker.clock;
  }

  /** At once when nothing was told lately; else together with what else is said until then. */
  #tellSoon(): void {
    if (this.#timer !== undefined) return;
    const now = this.#parts.clock.now();
    const waiting = [...this.#speakers.values()].filter(({ isTold }) => !isTold).map(({ toldAt }) => toldAt);
    const speakers = this.#gone.length > 0 ? [] : waiting.map((toldAt) => SPEAKER_EVERY_MS - (now - toldAt));
    const wait = Math.max(TELL_EVERY_MS - (now - this.#toldAt), speakers.length === 0 ? 0 : Math.min(...speakers));
    if (wait <= 0) return this.#tellNow();
    // A clock that was set back must not hold anything up.
    this.#timer = this.#parts.clock.after(Math.min(wait, SPEAKER_EVERY_MS), () => {
      this.#timer = undefined;
      this.#tellNow();
    });
  }

  #tellNow(): void {
    const now = this.#parts.clock.now();
    const words: Word<Listener>[] = [];
    for (const speaker of this.#gone) words.push({ frame: said(speaker), from: undefined });
    this.#gone = [];
    for (const [from, speaker] of this.#speakers) {
      const since = now - speaker.toldAt;
      if (speaker.isTold || (since >= 0 && since < SPEAKER_EVERY_MS)) continue;
      if (speaker.state !== undefined || speaker.clock > 0) words.push({ frame: said(speaker), from });
      Object.assign(speaker, { isTold: true, toldAt: now });
    }
    this.#toldAt = now;
    if (words.length > 0) this.#parts.afterCommit(() => new Bundle(words).tell(this.#listeners));
    if ([...this.#speakers.values()].some(({ isTold }) => !isTold)) this.#tellSoon();
  }

  #rest(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#gone = [];
  }
}

const wordOf = ({ number, clock, state }: Speaker) => ({ client: number, clock, state: state ?? 'null' });

/** One frame, shared by all who hear it. */
function said(speaker: Speaker): Frame {
  speaker.clock++;
  return awarenessFrame([wordOf(speaker)]);
}
