// One life of the server, from its start to its crash: the real plane, policy and use cases, on a clock and a disk that the schedule moves.

import { tmpdir } from 'node:os';
import { messagesIn } from '../../bench/sockets/messages-in.ts';
import type { Database } from '../../db/database.ts';
import type { Given } from '../../server/given.ts';
import { keepTimers, type Timers } from '../../server/rooms/keep-timers.ts';
import type { Outgoing } from '../../server/rooms/outcome.ts';
import { roomPolicy } from '../../server/rooms/sync-policy.ts';
import { AllQueues } from '../../server/sync/edit-queue.ts';
import type { Outlet } from '../../server/sync/frame.ts';
import { createSyncPlane, type SyncPlane } from '../../server/sync/plane.ts';
import type { Admission } from '../../server/sync/policy.ts';
import type { Session } from '../../server/sync/session.ts';
import type { SeededRandom } from '../support/seeded-random.ts';
import { Disk } from './disk.ts';
import { SlowReads } from './slow-reads.ts';

export interface LifeParts {
  database: Database;
  random: SeededRandom;
  now(): number;
  /** The members who attend the room. */
  attending(): ReadonlySet<string>;
  announce(outgoing: readonly Outgoing[]): void;
  committed(): void;
  flushed(): void;
  log(what: string, error: unknown): void;
}

/** What passes one connection, as it passes. */
export interface Ear {
  begins(admission: Admission): void;
  received(bytes: Uint8Array): void;
  sent(bytes: Uint8Array): void;
}

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

export class ServerLife {
  readonly plane: SyncPlane;
  readonly given: Given;
  readonly disk: Disk;
  readonly reads: SlowReads;
  works = true;
  readonly #parts: LifeParts;
  #alive = true;
  #turns: (() => void)[] = [];
  #timers: { at: number; run: () => void }[] = [];

  constructor(parts: LifeParts) {
    const { database, random, committed, flushed } = parts;
    this.#parts = parts;
    this.disk = new Disk({ database, random, committed, flushed });
    this.reads = new SlowReads(database.read, random);
    this.given = {
      database: { ...this.disk.database, read: this.reads.read },
      clock: { now: parts.now, after: (ms, run) => this.#after(ms, run) },
      random: (bytes) => Uint8Array.from({ length: bytes }, () => random.below(256)),
      log: { info: () => undefined, error: (what, error) => this.#alive && parts.log(what, error) },
      uploads: tmpdir(),
    };
    const timers: Timers = keepTimers(() => this.plane);
    this.plane = createSyncPlane(this.given, {
      policy: roomPolicy(this.given, () => this.plane, parts.attending),
      announce: (outgoing) => {
        if (!this.#alive) return;
        timers.hear(outgoing);
        parts.announce(outgoing);
      },
      saving: (works) => {
        this.works = works;
      },
      turn: (run) => void this.#turns.push(run),
      snapshots: { rows: 8, quietRows: 3 },
      // So small that every few edits make many parts, and some too many.
      queues: new AllQueues({ partEdits: 2, partBytes: 2_048, edits: 6, bytes: 8_192, bytesOfAll: 16_384 }),
    });
    void timers.start();
  }

  get turnsWaiting(): number {
    return this.#turns.length;
  }

  #after(ms: number, run: () => void): () => void {
    const timer = { at: this.#parts.now() + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  /** Ends the turn of the event loop. */
  turn(): void {
    const turns = this.#turns;
    this.#turns = [];
    for (const run of turns) run();
  }

  /** Time has passed: what was to happen by now happens. */
  tick(): void {
    const due = this.#timers.filter(({ at }) => at <= this.#parts.now());
    this.#timers = this.#timers.filter((timer) => !due.includes(timer));
    for (const { run } of due) run();
  }

  /** The plane as one connection meets it: after a crash it is silent. */
  door(ear: Ear): SyncPlane {
    const whileAlive = async <T>(asked: Promise<T>): Promise<T> => {
      try {
        const answer = await asked;
        return this.#alive ? answer : await never();
      } catch (error) {
        if (!this.#alive) return never();
        throw error;
      }
    };
    return {
      ...this.plane,
      admit: (user, address) => whileAlive(this.plane.admit(user, address)),
      connect: async (admission, outlet) => {
        ear.begins(admission);
        const session = await whileAlive(this.plane.connect(admission, this.#heard(outlet, ear)));
        const receive = (bytes: Uint8Array) => {
          ear.received(bytes);
          session.receive(bytes);
        };
        return { receive, end: () => session.end() } as unknown as Session;
      },
    };
  }

  #heard(outlet: Outlet, ear: Ear): Outlet {
    return {
      buffered: 0,
      send: (pieces) => {
        if (!this.#alive) return;
        for (const message of messagesIn(pieces)) ear.sent(message);
        outlet.send(pieces);
      },
      close: (code, reason) => this.#alive && outlet.close(code, reason),
    };
  }

  crash(): void {
    this.#alive = false;
    this.#turns = [];
    this.#timers = [];
    this.disk.crash();
  }
}
