// Everything one can do with words and threads: each a whole plain entry on my desk.
import { tick } from 'svelte';
import type { Anchor } from '../../shared/room/anchor.ts';
import { describeSelection } from '../../shared/room/anchor-text.ts';
import { type EntryId, type EntryOf, type EntryRef, entryRef, type Subject } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Annotation } from '../state/desk-state.svelte.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { annotatingWords } from '../words/annotating.ts';
import { sameTag } from './about-notes.ts';
import { Annotations } from './annotations.svelte.ts';
import { Attention, type SelectedWords } from './attention.svelte.ts';
import { FilterState } from './filter-state.svelte.ts';
import { mentionedIds } from './mentions.ts';
import type { Thread } from './threads.ts';

export class AnnotatingState extends Attention {
  readonly #session: RoomSession;
  readonly filter = new FilterState();
  readonly on: Annotations;

  constructor(session: RoomSession) {
    super(() => session.example);
    this.#session = session;
    this.on = new Annotations(session, this.filter);
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

  get threads(): readonly Thread[] {
    return this.on.threads;
  }

  /** Highlights the selected words; the answer is the highlight, or undefined when there is nothing to highlight. */
  highlight = (): EntryRef | undefined => {
    const selected = this.selected;
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
    const began = performance.now();
    const ref = this.#add({ kind: 'highlight', example: this.#session.example, anchor });
    document.getSelection()?.removeAllRanges();
    this.leftOff = selected;
    this.selected = undefined;
    this.attended = ref;
    // What it took until everything on the page had followed: for whoever measures, in the browser's own timeline.
    void tick().then(() => performance.measure(HIGHLIGHTING, { start: began, end: performance.now() }));
    return ref;
  };

  /** Begins a comment: on the selected words, else on the example. */
  comment = (): void => {
    const subject = this.#subjectAtHand();
    if (subject !== undefined) this.composing = subject;
  };

  /** Begins a thread about an entry: somebody's answer or rationale, or a highlight. Others' only once they lie open. */
  startThread = (entry: EntryRef): void => {
    if (this.may) this.composing = { on: 'entry', entry };
  };

  /** "Something is off here": put down at once, on the selected words or the example, and explained later. */
  instinct = (): void => {
    const subject = this.#subjectAtHand();
    if (subject === undefined) return;
    const ref = this.#add({ kind: 'instinct', example: this.#session.example, subject, text: '' });
    if (subject.on !== 'entry') this.attended = ref;
    this.#session.notices.say(annotatingWords.instinctKept);
  };

  /** Begins to tag the selected words, else the highlight that is looked at, else the example. */
  tag = (): void => {
    const attended = this.threads.find(({ ref }) => ref === this.attended);
    const looksAtWords = this.selected === undefined && attended?.head.entry.kind === 'highlight';
    this.tagging = looksAtWords && attended ? { on: 'entry', entry: attended.ref } : this.#subjectAtHand();
  };

  /** Puts a tag on something, or takes mine off it. */
  toggleTag(subject: Subject, tag: string): void {
    const word = tag.trim().slice(0, 40);
    if (word === '' || !this.may) return;
    const known = this.on.tagsOn(subject).find((on) => sameTag(on.tag, word));
    if (known !== undefined && known.mine.length > 0) this.#removeAll(known.mine);
    else this.#add({ kind: 'tag', example: this.#session.example, subject, tag: known?.tag ?? word });
  }

  toggleReaction(to: EntryRef, emoji: EntryOf<'reaction'>['emoji']): void {
    if (!this.may) return;
    const mine = this.on.reactionsTo(to).find((on) => on.emoji === emoji)?.mine ?? [];
    if (mine.length > 0) this.#removeAll(mine);
    else this.#add({ kind: 'reaction', example: this.#session.example, to, emoji });
  }

  /** Mine is written anew each time: of several people's, the one that the server took last counts. */
  resolve(thread: EntryRef, resolved: boolean): void {
    const { desk, example } = this.#session;
    const entry = { kind: 'resolution', example, thread, resolved } as const;
    const mine = desk.annotationsOn(example).find(({ entry: e }) => e.kind === 'resolution' && e.thread === thread);
    if (mine === undefined) this.#add(entry);
    else desk.put(mine.id, entry);
  }

  /** Posts a comment; blank text posts nothing. `chosen`: whom its author chose of those with one name. */
  post(subject: Subject, text: string, chosen: ReadonlySet<Id> = new Set()): void {
    const words = text.trim();
    if (words === '') return;
    this.#add({
      kind: 'comment',
      example: this.#session.example,
      subject,
      text: words,
      ...this.#mentions(words, chosen),
    });
    this.composing = undefined;
  }

  /** Changes a comment, or explains an instinct. A comment without words stays as it was. */
  edit(id: EntryId, text: string, chosen: ReadonlySet<Id> = new Set()): void {
    const { desk } = this.#session;
    const entry = desk.annotation(id);
    const words = text.trim();
    if ((entry?.kind !== 'comment' && entry?.kind !== 'instinct') || entry.text === words) return;
    if (entry.kind === 'instinct') return desk.put(id, { ...entry, text: words });
    if (words === '') return;
    const { mentions: _, ...rest } = entry;
    desk.put(id, { ...rest, text: words, ...this.#mentions(words, chosen) });
  }

  /** Takes something of mine off my desk, with a way back for a while. */
  remove(id: EntryId): void {
    const { desk, notices } = this.#session;
    const entry = desk.annotation(id);
    if (entry === undefined) return;
    desk.remove(id);
    const action = { name: annotatingWords.undo, run: () => desk.put(id, entry) };
    notices.show(annotatingWords.removed(entry.kind), { action, passing: true });
  }

  /** The selected words, highlighted; without any, the example; undefined when that cannot be. */
  #subjectAtHand(): Subject | undefined {
    if (!this.may) return undefined;
    const highlight = this.selected && this.highlight();
    if (this.selected !== undefined) return undefined;
    return highlight === undefined ? { on: 'example' } : { on: 'entry', entry: highlight };
  }

  #mentions(text: string, chosen: ReadonlySet<Id>): { mentions?: Id[] } {
    const mentions = mentionedIds(text, this.#session.members, chosen);
    return mentions === undefined ? {} : { mentions };
  }

  #add(entry: Annotation): EntryRef {
    return entryRef(this.#session.me.id, this.#session.desk.add(entry));
  }

  #removeAll(ids: readonly EntryId[]): void {
    for (const id of ids) this.#session.desk.remove(id);
  }
}

/** The name of the measure that tells how long highlighting took, from the key to the page. */
const HIGHLIGHTING = 'tableread.highlight';

function anchorOf({ part, source, span }: SelectedWords): Anchor | undefined {
  const found = describeSelection(source, span.start, span.end);
  return found && { part, ...found };
}
