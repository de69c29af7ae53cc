// What use cases are given and never reach for themselves: the database, time, chance, and a place to say what went wrong.
import type { Database } from '../db/database.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once, `ms` from now; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** Cryptographic randomness: n bytes. */
export type Random = (bytes: number) => Uint8Array;

export interface Log {
  info(what: string, facts?: object): void;
  error(what: string, error: unknown): void;
}

export interface Given {
  database: Database;
  clock: Clock;
  random: Random;
  log: Log;
  /** The folder where files wait while they are read. It may not be there yet. */
  uploads: string;
}
