// The pages that are connected: that of the example being read, once it is open, and those that hold what is not saved yet.
import type { Failure } from '../../shared/protocol/failures.ts';
import type { Id } from '../../shared/room/ids.ts';
import { markOf, type Saving } from '../connection/saved.ts';
import { CoEdited, type CoEditedOptions } from './co-edited.svelte.ts';

export interface OpenPagesOptions extends Pick<CoEditedOptions, 'connect' | 'member' | 'who'> {
  room: Id;
  whyRefused: (example: Id) => Promise<Failure | undefined>;
  /** Examples whose pages hold what is not saved, to be connected again after a reload. */
  unsent: { read(): Id[]; write(examples: readonly Id[]): void };
}

export class OpenPages {
  readonly #options: OpenPagesOptions;
  #open = $state.raw<ReadonlyMap<Id, CoEdited>>(new Map());
  #wished: ReadonlySet<Id> = new Set();
  /** Left unsaved by an earlier visit; what this browser kept of them may not be read yet. */
  readonly #left: Set<Id>;

  constructor(options: OpenPagesOptions) {
    this.#options = options;
    this.#left = new Set(options.unsent.read());
    if (this.#left.size > 0) this.#open = new Map([...this.#left].map((example) => [example, this.#connect(example)]));
  }

  of(example: Id): CoEdited | undefined {
    return this.#open.get(example);
  }

  get savings(): Saving[] {
    return [...this.#open.values()].map(({ saving }) => saving);
  }

  /** Opens what is wished and not open, and closes the rest once it is saved. */
  keep(wished: ReadonlySet<Id>): void {
    this.#wished = wished;
    const after = new Map<Id, CoEdited>();
    for (const [example, page] of this.#open) {
      if (wished.has(example) || this.#holds(example, page)) after.set(example, page);
      else page.close();
    }
    for (const example of wished) if (!after.has(example)) after.set(example, this.#connect(example));
    const same = after.size === this.#open.size && [...after.keys()].every((example) => this.#open.has(example));
    if (!same) this.#open = after;
  }

  /** Call it in an effect: remembers what is not saved, and lets go of pages that are, when nobody reads them. */
  settle(): void {
    const holding = [...this.#open].filter(([example, page]) => this.#holds(example, page)).map(([example]) => example);
    this.#options.unsent.write(holding);
    if ([...this.#open.keys()].some((example) => !this.#wished.has(example) && !holding.includes(example)))
      this.keep(this.#wished);
  }

  #holds(example: Id, page: CoEdited): boolean {
    const saved = markOf(page.saving).is === 'saved';
    if (saved) this.#left.delete(example);
    return page.unsaved || this.#left.has(example);
  }

  serverSaves(works: boolean): void {
    for (const page of this.#open.values()) page.serverSaves(works);
  }

  connectAgain(): void {
    for (const page of this.#open.values()) page.connectAgain();
  }

  close(): void {
    for (const page of this.#open.values()) page.close();
    this.#open = new Map();
  }

  #connect(example: Id): CoEdited {
    const { room, whyRefused, unsent: _unsent, ...options } = this.#options;
    return new CoEdited({
      ...options,
      address: { kind: 'page', room, example },
      whyRefused: () => whyRefused(example),
    });
  }
}
