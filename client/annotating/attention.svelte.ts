// What one has in hand and in view: words that are selected, the thread that is looked at, what is being written.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { type Part, samePart } from '../../shared/room/anchor.ts';
import type { EntryRef, Subject } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { SelectedSpan } from '../reading/selected-span.ts';
import type { Thread } from './threads.ts';

/** Words of one part that are selected now. */
export interface SelectedWords {
  part: Part;
  source: string;
  span: SelectedSpan;
}

/** A part of the example as it stands on the page: for selecting in it and finding places. */
export interface Passage {
  part: Part;
  source: string;
  select: (span: SelectedSpan) => void;
  show: (offset: number) => void;
  /** Where words are painted, in px of the viewport. */
  boxOf: (span: SelectedSpan) => DOMRect | undefined;
  /** The source offset of what is painted at this height of the viewport, px, or next below it. */
  offsetAt: (y: number) => number | undefined;
  /** What words are on the page, to be painted. */
  rangeFor: (span: SelectedSpan) => AbstractRange | undefined;
  element: Element;
}

export class Attention {
  readonly #example: () => Id;
  readonly #drafts = new SvelteMap<string, string>();
  readonly passages = new SvelteSet<Passage>();
  selected = $state.raw<SelectedWords | undefined>(undefined);
  /** What was selected before it was annotated: selecting by key goes on from there. */
  leftOff: SelectedWords | undefined;
  /** The thread that is looked at: its words are drawn stronger. */
  attended = $state.raw<EntryRef | undefined>(undefined);
  /** The thread whose card is to take the focus as soon as it is there. */
  sought = $state.raw<EntryRef | undefined>(undefined);
  /** What the open comment field is about. */
  composing = $state.raw<Subject | undefined>(undefined);
  /** What is being tagged. */
  tagging = $state.raw<Subject | undefined>(undefined);
  /** Marks under the resting pointer, and where it rests. */
  hovered = $state.raw<{ refs: readonly string[]; at: { x: number; y: number } } | undefined>(undefined);
  /** On a phone: the sheet with the threads is open. */
  sheetOpen = $state(false);
  /** The list of everything annotated in the room is open. */
  listOpen = $state(false);

  constructor(example: () => Id) {
    this.#example = example;
  }

  /** To this note's thread, as soon as it is on the page: a mark in the text was chosen, or a note on another example. */
  seek(ref: EntryRef | undefined): void {
    this.sought = ref;
    if (ref === undefined) return;
    this.attended = ref;
    this.sheetOpen = true;
  }

  /** Marks lie under the pointer, the innermost first: to the thread of the first; of the next, when that is looked at already. */
  choose(refs: readonly EntryRef[]): void {
    // What raters of the file marked has no thread.
    const threads = refs.filter((ref) => ref.includes('/'));
    const at = this.attended === undefined ? -1 : threads.indexOf(this.attended);
    this.seek(threads[(at + 1) % Math.max(1, threads.length)]);
  }

  hover(refs: readonly string[], at: { x: number; y: number }): void {
    this.hovered = refs.length === 0 ? undefined : { refs, at };
  }

  /** Text not yet posted, kept while one moves about. */
  draft(key: string): string {
    return this.#drafts.get(`${this.#example()} ${key}`) ?? '';
  }

  setDraft(key: string, text: string): void {
    this.#drafts.set(`${this.#example()} ${key}`, text);
  }

  passageOf(part: Part): Passage | undefined {
    return [...this.passages].find((passage) => samePart(passage.part, part));
  }

  /** Looks at a thread and brings its words into view. */
  showWords({ ref, about }: Thread): void {
    this.attended = ref;
    if (about.is === 'words') this.passageOf(about.anchor.part)?.show(about.anchor.start);
    else if (about.is === 'part') this.passageOf(about.part)?.element.scrollIntoView({ block: 'nearest' });
  }

  /** Another example is about to be read. */
  leave(): void {
    this.leftOff = undefined;
    this.selected = undefined;
    this.attended = undefined;
    this.composing = undefined;
    this.tagging = undefined;
    this.sought = undefined;
    this.hovered = undefined;
  }
}
