// Where cards stand in the margin and which of them are near enough to be made: measured once, and again only where something moved.
import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { EntryRef } from '../../shared/room/entry.ts';
import type { AnnotatingState } from './annotating-state.svelte.ts';
import { placeCards } from './place-cards.ts';
import type { Thread } from './threads.ts';

const GAP = 8;
/** A card not yet made is taken to be this high, px: a quote, a name, a line of acts. */
const GUESSED_HEIGHT = 104;
/** Up to so many cards all are made: then everything is there for a search in the page. */
const ALL_CARDS = 40;
/** Cards are made this far beyond the view, px, in steps, so that scrolling seldom makes any. */
const BEYOND = 900;
const STEP = 300;

export interface Placed {
  /** Those that have cards, in reading order. */
  threads: readonly Thread[];
  /** The card that stands beside its words, whatever the others want. */
  attended: EntryRef | undefined;
}

export class MarginPlaces {
  readonly #annotating: AnnotatingState;
  readonly #placing: () => Placed;
  readonly heights = new SvelteMap<EntryRef, number>();
  /** Where each thread's words begin, px from the list's top; measured, so not derived. */
  #wanted = $state.raw<ReadonlyMap<EntryRef, number | undefined>>(new Map());
  #view = $state.raw({ from: 0, to: 2_000 });
  list: HTMLElement | undefined;

  constructor(annotating: AnnotatingState, placing: () => Placed) {
    this.#annotating = annotating;
    this.#placing = placing;
  }

  /**
   * Side by side, words of different responses stand at the same height: then height decides, and reading order among equals. The
   * cards themselves keep their order in the page: a field in one that was moved there would lose the focus.
   */
  readonly #byHeight = $derived.by(() =>
    this.#placing().threads.toSorted((a, b) => this.#heightOf(a) - this.#heightOf(b)),
  );

  readonly #placed = $derived.by(() => {
    const held = this.#byHeight.findIndex(({ ref }) => ref === this.#placing().attended);
    const cards = this.#byHeight.map(({ ref }) => ({ top: this.#wanted.get(ref), height: this.#cardHeight(ref) }));
    const tops = placeCards(cards, GAP, held < 0 ? undefined : held);
    return new Map(this.#byHeight.map(({ ref }, at) => [ref, tops[at] ?? 0]));
  });

  readonly total = $derived.by(() =>
    this.#byHeight.reduce((most, { ref }) => Math.max(most, this.top(ref) + this.#cardHeight(ref)), 0),
  );

  /** In reading order: those whose cards are made. The one with the focus is never taken away. */
  readonly near: readonly Thread[] = $derived.by(() => {
    const { threads, attended } = this.#placing();
    const { sought, composing } = this.#annotating;
    // Who was sought has the focus at once.
    const focused = untrack(() => this.#annotating.attended);
    if (threads.length <= ALL_CARDS) return threads;
    const { from, to } = this.#view;
    return threads.filter(({ ref, head, replies }) => {
      const top = this.top(ref);
      if (top < to && top + this.#cardHeight(ref) > from) return true;
      if (ref === attended || ref === focused || head.ref === sought || replies.some((reply) => reply.ref === sought))
        return true;
      return composing?.on === 'entry' && composing.entry === ref;
    });
  });

  top(ref: EntryRef): number {
    return this.#placed.get(ref) ?? 0;
  }

  /** Measures what is new; `all`: everything, because the page was laid out anew. */
  measure(all: boolean): void {
    const from = this.list?.getBoundingClientRect().top;
    if (from === undefined) return;
    const wanted = new Map<EntryRef, number | undefined>();
    let changed = all || this.#wanted.size !== this.#placing().threads.length;
    for (const thread of this.#placing().threads) {
      const known = !all && this.#wanted.has(thread.ref);
      if (!known) changed = true;
      wanted.set(thread.ref, known ? this.#wanted.get(thread.ref) : this.#topOf(thread, from));
    }
    if (changed) this.#wanted = wanted;
  }

  /** The page was scrolled. */
  look(): void {
    const top = -(this.list?.getBoundingClientRect().top ?? 0);
    const from = Math.floor((top - BEYOND) / STEP) * STEP;
    const to = Math.ceil((top + innerHeight + BEYOND) / STEP) * STEP;
    if (from !== this.#view.from || to !== this.#view.to) this.#view = { from, to };
  }

  #cardHeight(ref: EntryRef): number {
    return this.heights.get(ref) ?? GUESSED_HEIGHT;
  }

  #heightOf({ ref, about }: Thread): number {
    return this.#wanted.get(ref) ?? (about.is === 'gone' || about.is === 'said' ? Number.MAX_SAFE_INTEGER : -1);
  }

  #topOf({ about }: Thread, from: number): number | undefined {
    if (about.is !== 'part' && about.is !== 'words') return undefined;
    const passage = this.#annotating.passageOf(about.is === 'part' ? about.part : about.anchor.part);
    const box = about.is === 'part' ? passage?.element.getBoundingClientRect() : passage?.boxOf(about.anchor);
    return box === undefined ? undefined : Math.max(0, box.top - from);
  }
}
