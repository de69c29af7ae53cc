// Which examples of the one scroll are laid out: those near the screen, one after the other when the browser has time.
import { SvelteSet } from 'svelte/reactivity';
import type { ExampleShelf } from '../state/example-shelf.svelte.ts';
import type { PlaceState } from '../state/place-state.svelte.ts';
import { type Column, guessHeight, UNKNOWN_PX } from './guess-height.ts';
import { whenIdle } from './when-idle.ts';

/** More than these are given up again, the farthest first. */
const MOUNTED_LIMIT = 8;
const WITHIN_MS = 100;

export class MountedExamples {
  readonly #shelf: ExampleShelf;
  readonly #place: PlaceState;
  readonly #mounted = new SvelteSet<number>();
  readonly #near = new Set<number>();
  /** px, of what has been laid out in this column. */
  readonly #heights = new Map<number, number>();
  #column: Column = $state.raw({ width: 700, text: 19, besideFrom: 672 });
  #stop = () => {};

  constructor(shelf: ExampleShelf, place: PlaceState) {
    this.#shelf = shelf;
    this.#place = place;
    this.#mounted.add(place.index);
  }

  has(index: number): boolean {
    return this.#mounted.has(index);
  }

  mount(index: number): void {
    this.#mounted.add(index);
  }

  /** px: what it had, or about what it will have. */
  heightOf(index: number): number {
    const example = this.#shelf.at(index);
    const guess = example ? guessHeight(example.content, this.#column) : UNKNOWN_PX;
    return this.#heights.get(index) ?? guess;
  }

  measured(index: number, px: number): void {
    if (this.#mounted.has(index)) this.#heights.set(index, px);
  }

  /** Another width or size of the text: what was measured holds no longer. */
  lay(column: Column): void {
    this.#heights.clear();
    this.#column = column;
  }

  comesNear(index: number, isNear: boolean): void {
    if (isNear) this.#near.add(index);
    else this.#near.delete(index);
    this.ask();
  }

  /** Looks soon for what is to be laid out. */
  ask(): void {
    this.#stop();
    this.#stop = whenIdle(() => this.#work(), WITHIN_MS);
  }

  close(): void {
    this.#stop();
  }

  #work(): void {
    const { index: here } = this.#place;
    const distance = (index: number) => Math.abs(index - here);
    const next = [...this.#near]
      .filter((index) => !this.#mounted.has(index) && this.#shelf.at(index) !== undefined)
      .toSorted((a, b) => distance(a) - distance(b))[0];
    if (next !== undefined) this.#mounted.add(next);
    const spare = [...this.#mounted].filter((index) => !this.#near.has(index) && index !== here);
    const tooMany = Math.max(0, this.#mounted.size - MOUNTED_LIMIT);
    for (const index of spare.toSorted((a, b) => distance(b) - distance(a)).slice(0, tooMany))
      this.#mounted.delete(index);
    if (next !== undefined) this.ask();
  }
}
