// Lets Svelte read a shared map without mirroring it: who read a key reads it again when that key changes.
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

interface Watch {
  subscribe: () => void;
  changed: (() => void) | undefined;
}

function watch(): Watch {
  const made: Watch = { subscribe: () => {}, changed: undefined };
  made.subscribe = createSubscriber((update) => {
    made.changed = update;
    return () => {
      made.changed = undefined;
    };
  });
  return made;
}

/**
 * A flat `Y.Map` of plain values through a parser. What does not parse is not there. Parsed values are kept until their key
 * changes, so the same value is the same object.
 */
export class LiveMap<T> {
  readonly #map: Y.Map<unknown>;
  readonly #parse: (value: unknown, key: string) => T | undefined;
  readonly #parsed = new Map<string, T | undefined>();
  readonly #watches = new Map<string, Watch>();
  readonly #watchAll = watch();
  #all: ReadonlyMap<string, T> | undefined;

  constructor(map: Y.Map<unknown>, parse: (value: unknown, key: string) => T | undefined) {
    this.#map = map;
    this.#parse = parse;
    map.observe((event) => {
      this.#all = undefined;
      for (const key of event.keysChanged) {
        this.#parsed.delete(key);
        this.#watches.get(key)?.changed?.();
      }
      this.#watchAll.changed?.();
    });
  }

  get(key: string): T | undefined {
    this.#watchOf(key).subscribe();
    return this.#read(key);
  }

  /** Every entry by its key; a new map after each change. */
  get all(): ReadonlyMap<string, T> {
    this.#watchAll.subscribe();
    this.#all ??= this.#readAll();
    return this.#all;
  }

  #watchOf(key: string): Watch {
    const known = this.#watches.get(key);
    if (known !== undefined) return known;
    const made = watch();
    this.#watches.set(key, made);
    return made;
  }

  #read(key: string): T | undefined {
    if (!this.#parsed.has(key)) {
      const value = this.#map.get(key);
      this.#parsed.set(key, value === undefined ? undefined : this.#parse(value, key));
    }
    return this.#parsed.get(key);
  }

  #readAll(): ReadonlyMap<string, T> {
    const all = new Map<string, T>();
    for (const key of this.#map.keys()) {
      const value = this.#read(key);
      if (value !== undefined) all.set(key, value);
    }
    return all;
  }
}
