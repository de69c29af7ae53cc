// Holds a database still: writes until they are let go, or one read, whichever is wanted.
import type { Database } from '../../db/database.ts';

/** From now on no write begins until the returned function is called; then all do. */
export function heldWrites(database: Database): () => void {
  const { write } = database;
  const gate = Promise.withResolvers<void>();
  database.write = (work, until) => gate.promise.then(() => write(work, until));
  return () => {
    database.write = write;
    gate.resolve();
  };
}

export interface HeldRead {
  /** It has come to that read. */
  readonly isHolding: boolean;
  release(): void;
}

/** Holds the `which`th read from now on, counted from 0, until it is released; those before it and after it go on. */
export function heldReads(database: Database, which: number): HeldRead {
  const { read } = database;
  const gate = Promise.withResolvers<void>();
  let [seen, isHolding] = [0, false];
  const wrap = <T extends object>(builder: T): T =>
    new Proxy(builder, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') return value;
        if (name === 'execute')
          return (...given: unknown[]) => {
            const run = () => value.apply(target, given) as unknown;
            if (seen++ !== which) return run();
            isHolding = true;
            return gate.promise.then(run);
          };
        if (name !== 'then') return (...given: unknown[]) => wrap(value.apply(target, given) as object);
        return (resolve: (rows: unknown) => void, reject: (error: unknown) => void) => {
          if (seen++ !== which) return value.call(target, resolve, reject);
          isHolding = true;
          return gate.promise.then(() => target as unknown as Promise<unknown>).then(resolve, reject);
        };
      },
    });
  Object.assign(database, { read: wrap(read) });
  return {
    get isHolding() {
      return isHolding;
    },
    release() {
      Object.assign(database, { read });
      gate.resolve();
    },
  };
}
