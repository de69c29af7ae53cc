// How many instincts of mine each example has: kept as the desk changes, so that a cell of the strip asks for its own number alone.
import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { Instinct } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';

const exampleOf = (value: unknown): Id | undefined => Instinct.safeParse(value).data?.example;

export class InstinctCounts {
  readonly #counts = new SvelteMap<Id, number>();

  constructor(desk: Y.Map<unknown>) {
    for (const value of desk.values()) this.#add(exampleOf(value), 1);
    desk.observe((event) => {
      for (const [key, { oldValue }] of event.changes.keys) {
        this.#add(exampleOf(oldValue), -1);
        this.#add(exampleOf(desk.get(key)), 1);
      }
    });
  }

  on(example: Id): number {
    return this.#counts.get(example) ?? 0;
  }

  #add(example: Id | undefined, by: number): void {
    if (example !== undefined) this.#counts.set(example, this.on(example) + by);
  }
}
