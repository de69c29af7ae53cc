// Which threads are shown and how highlights are coloured; the colouring is remembered by this browser.
import { browserMemory, type Memory } from '../state/comment-facts.svelte.ts';
import { type Filter, isFiltering, noFilter } from './thread-filter.ts';

const COLOUR_KEY = 'tableread.colour-by';
const IMPORTED_KEY = 'tableread.imported-marks';

export class FilterState {
  readonly #memory: Memory;
  #filter = $state.raw<Filter>(noFilter);
  #colourBy = $state<'person' | 'tag'>('person');
  #showsImported = $state(true);

  constructor(memory: Memory = browserMemory) {
    this.#memory = memory;
    this.#colourBy = memory.get(COLOUR_KEY) === 'tag' ? 'tag' : 'person';
    this.#showsImported = memory.get(IMPORTED_KEY) !== 'off';
  }

  get filter(): Filter {
    return this.#filter;
  }

  set(change: Partial<Filter>): void {
    this.#filter = { ...this.#filter, ...change };
  }

  clear(): void {
    this.#filter = noFilter;
  }

  get isFiltering(): boolean {
    return isFiltering(this.#filter);
  }

  get colourBy(): 'person' | 'tag' {
    return this.#colourBy;
  }

  set colourBy(by: 'person' | 'tag') {
    this.#colourBy = by;
    this.#memory.set(COLOUR_KEY, by);
  }

  /** Whether what raters of the file marked is painted. */
  get showsImported(): boolean {
    return this.#showsImported;
  }

  set showsImported(shows: boolean) {
    this.#showsImported = shows;
    this.#memory.set(IMPORTED_KEY, shows ? 'on' : 'off');
  }
}
