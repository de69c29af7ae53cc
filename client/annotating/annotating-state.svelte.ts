// Highlighting and commenting: what is selected, which thread is looked at, what is being written.
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { Anchor, Part } from '../../shared/room/anchor.ts';
import { samePart } from '../../shared/room/anchor.ts';
import { describeSelection } from '../../shared/room/anchor-text.ts';
import { type EntryId, type EntryRef, entryRef, type Subject } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { SelectedSpan } from '../reading/selected-span.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { annotatingWords } from '../words/annotating.ts';
import { type Note, notesOf } from './notes.ts';
import { type Thread, threadsOf } from './threads.ts';

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

export class AnnotatingState {
  readonly #session: RoomSession;
  readonly #drafts = new SvelteMap<string, string>();
  readonly passages = new SvelteSet<Passage>();
  #selected = $state.raw<SelectedWords | undefined>(undefined);
  #attended = $state.raw<EntryRef | undefined>(undefined);
  #composing = $state.raw<Subject | undefined>(undefined);
  #cardAsked = $state(0);

  constructor(session: RoomSession) {
    this.#session = session;
  }

  /** My role lets me put something here. */
  get may(): boolean {
    return this.#session.may('annotate');
  }

  /** What I put here is not yet laid on a table that others see. */
  get isPrivate(): boolean {
    const { openness, example } = this.#session;
    return openness.sight(example) === 'sealed';
  }

  readonly notes: readonly Note[] = $derived.by(() => this.notesOn(this.#session.example));

  /** What can be read beside an example; of one that is not being read, what happens to be here. */
  notesOn(example: Id): Note[] {
    const { desk, me, tables } = this.#session;
    const table = tables.of(example);
    return notesOf(me.id, desk.annotationsOn(example), table?.shown ? table.laid : new Map());
  }

  readonly threads: readonly Thread[] = $derived.by(() => threadsOf(this.notes));

  get selected(): SelectedWords | undefined {
    return this.#selected;
  }

  set selected(selected: SelectedWords | undefined) {
    this.#selected = selected;
  }

  /** The thread that is looked at: its words are drawn stronger. */
  get attended(): EntryRef | undefined {
    return this.#attended;
  }

  set attended(ref: EntryRef | undefined) {
    this.#attended = ref;
  }

  /** Rises whenever the attended thread's card is to take the focus. */
  get cardAsked(): number {
    return this.#cardAsked;
  }

  /** A mark in the text was chosen: to its thread. */
  attend(ref: EntryRef | undefined): void {
    this.#attended = ref;
    if (ref !== undefined) this.#cardAsked++;
  }

  /** What the open comment field is about. */
  get composing(): Subject | undefined {
    return this.#composing;
  }

  set composing(subject: Subject | undefined) {
    this.#composing = subject;
  }

  /** Text not yet posted, kept while one moves about. */
  draft(key: string): string {
    return this.#drafts.get(`${this.#session.example} ${key}`) ?? '';
  }

  setDraft(key: string, text: string): void {
    this.#drafts.set(`${this.#session.example} ${key}`, text);
  }

  /** Highlights the selected words; the answer is the highlight, or undefined when there is nothing to highlight. */
  highlight = (): EntryRef | undefined => {
    const selected = this.#selected;
    if (!this.may) return undefined;
    if (selected === undefined) {
      this.#session.notices.show(annotatingWords.selectFirst, { passing: true });
      return undefined;
    }
    const anchor = anchorOf(selected);
    if (anchor === undefined) {
      this.#session.notices.show(annotatingWords.tooLong, { passing: true });
      return undefined;
    }
    const id = this.#session.desk.add({ kind: 'highlight', example: this.#session.example, anchor });
    document.getSelection()?.removeAllRanges();
    this.#selected = undefined;
    this.#attended = entryRef(this.#session.me.id, id);
    return this.#attended;
  };

  /** Begins a comment: on the selected words, else on the example. */
  comment = (): void => {
    if (!this.may) return;
    const highlight = this.#selected && this.highlight();
    if (this.#selected !== undefined) return;
    this.#composing = highlight === undefined ? { on: 'example' } : { on: 'entry', entry: highlight };
  };

  /** Posts a comment; blank text posts nothing. */
  post(subject: Subject, text: string): void {
    if (text.trim() === '') return;
    this.#session.desk.add({ kind: 'comment', example: this.#session.example, subject, text: text.trim() });
    this.#composing = undefined;
  }

  edit(id: EntryId, text: string): void {
    if (text.trim() !== '') this.#session.desk.editComment(id, text.trim());
  }

  remove(id: EntryId): void {
    this.#session.desk.remove(id);
  }

  /** Another example is about to be read. */
  leave(): void {
    this.#selected = undefined;
    this.#attended = undefined;
    this.#composing = undefined;
  }

  passageOf(part: Part): Passage | undefined {
    return [...this.passages].find((passage) => samePart(passage.part, part));
  }

  /** Looks at a thread and brings its words into view. */
  showWords(thread: Thread): void {
    this.#attended = thread.ref;
    if (thread.about.is !== 'words') return;
    const { part, start } = thread.about.anchor;
    this.passageOf(part)?.show(start);
  }
}

function anchorOf({ part, source, span }: SelectedWords): Anchor | undefined {
  const found = describeSelection(source, span.start, span.end);
  return found && { part, ...found };
}
