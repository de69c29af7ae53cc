// A disk between one life of the server and the database: each write goes by phases, may fail in any, and a crash may fall between any two.
import type { Database, Transaction, Until } from '../../db/database.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

/** What the disk answers while it is ill. */
export class DiskFault extends Error {}
/** Rolls back what was under way at a crash; nobody is left to hear it. */
class Crash extends Error {}

/** waiting: asked for · running: on its way to the next · worked: all but the commit · stored, failed: done, and its asker not yet told. */
type Phase = 'waiting' | 'running' | 'worked' | 'stored' | 'failed';

interface Held {
  phase: Phase;
  /** Goes through all phases without waiting for steps. */
  quick: boolean;
  until: Until;
  work(tx: Transaction): Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  result: unknown;
  gate: PromiseWithResolvers<void>;
}

export interface DiskParts {
  database: Database;
  random: SeededRandom;
  /** A commit has happened, and its asker does not know yet. */
  committed(): void;
  /** What is committed is on the disk itself, where a power cut leaves it. */
  flushed(): void;
}

const QUICK_PERCENT = 55;

export class Disk {
  /** What the server is given. */
  readonly database: Database;
  ill = false;
  faults = 0;
  readonly #parts: DiskParts;
  readonly #queue: Held[] = [];
  readonly #flushes: Pick<PromiseWithResolvers<void>, 'resolve' | 'reject'>[] = [];
  #dead = false;

  constructor(parts: DiskParts) {
    this.#parts = parts;
    this.database = {
      ...parts.database,
      write: (work, until) => this.#write(work, until),
      onDisk: () => this.#onDisk(),
    };
  }

  get waiting(): number {
    return this.#queue.length + this.#flushes.length;
  }

  /** The file itself is at work: nothing else may be decided before it is done. */
  get busy(): boolean {
    return this.#queue[0]?.phase === 'running';
  }

  #onDisk(): Promise<void> {
    return new Promise((resolve, reject) => void (this.#dead || this.#flushes.push({ resolve, reject })));
  }

  /** The file system does what it was asked to, or says that it cannot; false when it was not asked. */
  flush(): boolean {
    const asked = this.#flushes.splice(0);
    if (asked.length === 0) return false;
    const fault = this.ill ? this.#fault() : undefined;
    if (fault === undefined) this.#parts.flushed();
    for (const { resolve, reject } of asked) fault === undefined ? resolve() : reject(fault);
    return true;
  }

  #write<T>(work: (tx: Transaction) => Promise<T>, until: Until = 'on-disk'): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#dead) return;
      const quick = this.#parts.random.below(100) < QUICK_PERCENT;
      const held = { phase: 'waiting' as const, quick, until, work, reject, result: undefined };
      this.#queue.push({ ...held, resolve: resolve as (value: unknown) => void, gate: Promise.withResolvers() });
      if (this.#queue.length === 1) this.#next();
    });
  }

  #next(): void {
    const head = this.#queue[0];
    if (head?.quick) this.#begin(head);
  }

  /** Takes the first write one phase further; says which it is in now. */
  step(): Phase | 'told' | undefined {
    const head = this.#queue[0];
    if (head === undefined) return undefined;
    if (head.phase === 'waiting') this.#begin(head);
    else if (head.phase === 'worked') this.#commit(head);
    else if (head.phase !== 'running') this.#tell(head);
    return this.#queue[0] === head ? head.phase : 'told';
  }

  #begin(head: Held): void {
    const { database, random, committed, flushed } = this.#parts;
    const refused = this.ill && random.below(2) === 0;
    head.phase = 'running';
    void database
      .write(async (tx) => {
        if (refused) throw this.#fault();
        const result = await head.work(tx);
        if (head.quick) {
          if (this.ill) throw this.#fault();
          return result;
        }
        head.phase = 'worked';
        await head.gate.promise;
        return result;
      }, 'committed')
      .then(
        (result) => {
          head.result = result;
          head.phase = 'stored';
          committed();
          if (head.until === 'on-disk') flushed();
        },
        (error) => {
          head.result = error;
          head.phase = 'failed';
        },
      )
      .then(() => head.quick && this.#tell(head));
  }

  #commit(head: Held): void {
    head.phase = 'running';
    if (this.ill) head.gate.reject(this.#fault());
    else head.gate.resolve();
  }

  #tell(head: Held): void {
    if (this.#dead) return;
    this.#queue.shift();
    if (head.phase === 'stored') head.resolve(head.result);
    else head.reject(head.result);
    this.#next();
  }

  #fault(): DiskFault {
    this.faults++;
    return new DiskFault('no space left on the disk');
  }

  /** The server dies: what is not committed never will be, unless the commit was already on its way; nobody is told. */
  crash(): void {
    this.#dead = true;
    const head = this.#queue[0];
    if (head?.phase !== 'worked') return;
    head.phase = 'running';
    if (this.#parts.random.below(3) === 0) head.gate.resolve();
    else head.gate.reject(new Crash());
  }
}
