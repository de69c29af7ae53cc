// Looking for words in the whole window: what is found in which example, and at which of the places one is.
import type { ExampleView } from '../../shared/protocol/datasets.ts';
import type { Part } from '../../shared/room/anchor.ts';
import { samePart } from '../../shared/room/anchor.ts';
import type { Overlay } from '../reading/paint-marks.ts';
import { type Hit, hitsIn, patternOf } from './find-in-examples.ts';

/** Of one example, and of the window: more is said as "more than". */
const EXAMPLE_LIMIT = 500;
const WINDOW_LIMIT = 5_000;
/** A window of millions of characters is searched in slices, so that typing goes on. */
const SLICE_MS = 8;

export interface Place extends Hit {
  /** Of the example in the window, from 0. */
  readonly index: number;
}

export interface Shelf {
  readonly total: number;
  at(index: number): ExampleView | undefined;
}

const NONE: readonly Overlay[] = [];

export class FindState {
  readonly #shelf: Shelf;
  #open = $state(false);
  #query = $state('');
  #found: ReadonlyMap<number, readonly Hit[]> = $state.raw(new Map());
  #here = $state.raw<Place | undefined>(undefined);
  #searching = $state(false);
  #run = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  get open(): boolean {
    return this.#open;
  }

  get query(): string {
    return this.#query;
  }

  get searching(): boolean {
    return this.#searching;
  }

  /** Every place in reading order. */
  readonly places: readonly Place[] = $derived(
    [...this.#found].flatMap(([index, hits]) => hits.map((hit) => ({ ...hit, index }))),
  );

  /** Where I am among them. */
  get here(): Place | undefined {
    return this.#here;
  }

  /** From 1; 0 when I am at none. */
  get number(): number {
    const here = this.#here;
    return here === undefined ? 0 : this.places.findIndex((place) => isSame(place, here)) + 1;
  }

  /** There are more places than are listed. */
  get isCut(): boolean {
    return (
      this.places.length >= WINDOW_LIMIT || [...this.#found.values()].some(({ length }) => length >= EXAMPLE_LIMIT)
    );
  }

  /** Examples in which something was found, with how often. */
  readonly counts: readonly { index: number; count: number }[] = $derived(
    [...this.#found].map(([index, { length }]) => ({ index, count: length })),
  );

  countAt(index: number): number {
    return this.#open ? (this.#found.get(index)?.length ?? 0) : 0;
  }

  /** Examples that have not been fetched cannot be searched. */
  get missing(): number {
    return Array.from({ length: this.#shelf.total }, (_, at) => this.#shelf.at(at)).filter((one) => !one).length;
  }

  /** What to paint over one part. */
  overlays(index: number, part: Part): readonly Overlay[] {
    if (!this.#open) return NONE;
    const hits = (this.#found.get(index) ?? []).filter((hit) => samePart(hit.part, part));
    if (hits.length === 0) return NONE;
    const here = this.#here;
    return hits.map(({ start, end }) => ({
      layer: here?.index === index && here.start === start && samePart(here.part, part) ? 'found-here' : 'found',
      start,
      end,
    }));
  }

  show(): void {
    this.#open = true;
    if (this.#query !== '') void this.look(this.#query, 0);
  }

  close(): void {
    this.#open = false;
    this.#here = undefined;
    this.#run++;
  }

  /** Looks for words; the place at or after example `from` becomes the one where I am. Resolves when the window is searched. */
  async look(query: string, from: number): Promise<void> {
    const run = ++this.#run;
    this.#query = query;
    this.#here = undefined;
    const pattern = patternOf(query);
    const found = new Map<number, readonly Hit[]>();
    this.#found = found;
    this.#searching = pattern !== undefined;
    if (pattern === undefined) return;
    let left = WINDOW_LIMIT;
    let sliceBegan = performance.now();
    for (let index = 0; index < this.#shelf.total && left > 0; index++) {
      const example = this.#shelf.at(index);
      const hits = example ? hitsIn(example.content, pattern, Math.min(EXAMPLE_LIMIT, left)) : [];
      left -= hits.length;
      if (hits.length > 0) found.set(index, hits);
      if (performance.now() - sliceBegan < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (run !== this.#run) return;
      sliceBegan = performance.now();
    }
    this.#found = new Map(found);
    this.#searching = false;
    this.#here = this.places.find(({ index }) => index >= from) ?? this.places[0];
  }

  /** Goes on by one, or back with -1, around the ends. */
  step(by: 1 | -1): void {
    const { length } = this.places;
    if (length === 0) return;
    const at = this.number === 0 ? (by === 1 ? 0 : length - 1) : (this.number - 1 + by + length) % length;
    this.#here = this.places[at];
  }

  /** To the first place of an example. */
  stepTo(index: number): void {
    this.#here = this.places.find((place) => place.index === index) ?? this.#here;
  }
}

const isSame = (a: Place, b: Place): boolean =>
  a.index === b.index && a.start === b.start && a.end === b.end && samePart(a.part, b.part);
