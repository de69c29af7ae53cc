// What lies on the example being read, as threads, tags, reactions and resolutions; each part of it made anew only when it changed.
import type { Anchor, Part } from '../../shared/room/anchor.ts';
import type { EntryRef, Subject } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import { readOrder } from '../state/order-at.ts';
import type { RoomSession } from '../state/room-session.svelte.ts';
import { annotatingWords as words } from '../words/annotating.ts';
import {
  type ReactionOn,
  type Resolved,
  reactionsByEntry,
  resolutionByThread,
  subjectKey,
  type TagOn,
  tagsBySubject,
} from './about-notes.ts';
import type { FilterState } from './filter-state.svelte.ts';
import { importedMarks } from './imported-marks.ts';
import { keepSamePuts, keepSameThreads } from './keep-same.ts';
import type { Marked } from './marks-of-text.ts';
import { type Note, notesOf, type Put, putOn, reactionsOf, resolutionsOf, tagsOf } from './notes.ts';
import { tagColour } from './tag-colour.ts';
import { isFiltering, isShown } from './thread-filter.ts';
import type { Called } from './thread-title.ts';
import { isSaid, type Said, type Thread, threadsOf } from './threads.ts';

const NO_LAID = new Map<never, never>();

export class Annotations {
  readonly #session: RoomSession;
  readonly #filter: FilterState;

  constructor(session: RoomSession, filter: FilterState) {
    this.#session = session;
    this.#filter = filter;
  }

  readonly #mine = $derived.by(() => this.#session.desk.annotationsOn(this.#session.example));
  readonly #laid = $derived.by(() => {
    const table = this.#session.tables.of(this.#session.example);
    return table?.shown ? table.laid : NO_LAID;
  });
  #putsBefore: ReadonlyMap<EntryRef, Put> = new Map();
  readonly #all: readonly Put[] = $derived.by(() => {
    this.#putsBefore = keepSamePuts(this.#putsBefore, putOn(this.#session.me.id, this.#mine, this.#laid));
    return [...this.#putsBefore.values()];
  });

  readonly notes: readonly Note[] = $derived.by(() => notesOf(this.#all));
  readonly tags: ReadonlyMap<string, readonly TagOn[]> = $derived.by(() => tagsBySubject(tagsOf(this.#all)));
  readonly #reactions = $derived.by(() => reactionsByEntry(reactionsOf(this.#all)));
  readonly #resolutions = $derived.by(() => resolutionByThread(resolutionsOf(this.#all)));

  /** How people, questions and responses are called on the example being read. */
  readonly called: Called = $derived.by(() => ({
    name: (id) => this.#session.member(id)?.name ?? '?',
    rubric: this.#session.view.rubric,
    order: readOrder(this.#session),
  }));

  /** Every thread in reading order. */
  readonly allThreads: readonly Thread[] = $derived.by(() => {
    this.#threadsBefore = keepSameThreads(
      this.#threadsBefore,
      threadsOf(this.notes, (ref) => this.said(ref), this.called.order, this.#threadsBefore),
    );
    return [...this.#threadsBefore.values()];
  });
  #threadsBefore: ReadonlyMap<EntryRef, Thread> = new Map();

  /** Those that the filter lets through. */
  readonly threads: readonly Thread[] = $derived.by(() => {
    const { filter } = this.#filter;
    if (!isFiltering(filter)) return this.allThreads;
    const known = { me: this.#session.me.id, resolutions: this.#resolutions, tags: this.tags };
    return this.allThreads.filter((thread) => isShown(thread, filter, known));
  });

  /** What somebody said in judging, under this ref: on the table, or on my own desk. */
  said(ref: EntryRef): Said | undefined {
    const laid = this.#laid.get(ref);
    if (laid !== undefined) return isSaid(laid.entry) ? { author: laid.author, entry: laid.entry } : undefined;
    const { me, desk } = this.#session;
    const entry = ref.startsWith(`${me.id}/`) ? desk.entry(ref.slice(me.id.length + 1)) : undefined;
    return entry !== undefined && isSaid(entry) ? { author: me.id, entry } : undefined;
  }

  tagsOn(subject: Subject): readonly TagOn[] {
    return this.tags.get(subjectKey(subject)) ?? [];
  }

  reactionsTo(ref: EntryRef): readonly ReactionOn[] {
    return this.#reactions.get(ref) ?? [];
  }

  resolutionOf(ref: EntryRef): Resolved | undefined {
    return this.#resolutions.get(ref);
  }

  /** Every tag in use here, and those that the room offers, these first. */
  readonly knownTags: readonly string[] = $derived.by(() => {
    const listed = this.#session.view.settings.tags;
    const lower = new Set(listed.map((tag) => tag.toLocaleLowerCase()));
    const free = new Map<string, string>();
    for (const { tag } of [...this.tags.values()].flat())
      if (!lower.has(tag.toLocaleLowerCase())) free.set(tag.toLocaleLowerCase(), tag);
    return [...listed, ...[...free.values()].toSorted((a, b) => a.localeCompare(b))];
  });

  /** Threads about something said in judging, for whoever shows it. */
  threadsAbout(ref: EntryRef): readonly Thread[] {
    return this.allThreads.filter(
      ({ head }) => 'subject' in head.entry && head.entry.subject?.on === 'entry' && head.entry.subject.entry === ref,
    );
  }

  /** How what is highlighted looks, by part; raters' of the file come last. */
  readonly #marked: ReadonlyMap<string, readonly Marked[]> = $derived.by(() =>
    this.#markedByPart(this.#session.example, this.threads, this.tags),
  );

  marked(part: Part): readonly Marked[] {
    return this.#marked.get(subjectKey({ on: 'part', part })) ?? NO_MARKED;
  }

  /** The same on an example that is not being read: what happens to be here of it. */
  markedOn(example: Id, part: Part): readonly Marked[] {
    const { desk, me, tables } = this.#session;
    const table = tables.of(example);
    const all = putOn(me.id, desk.annotationsOn(example), table?.shown ? table.laid : NO_LAID);
    const byPart = this.#markedByPart(example, threadsOf(notesOf(all)), tagsBySubject(tagsOf(all)));
    return byPart.get(subjectKey({ on: 'part', part })) ?? NO_MARKED;
  }

  #markedByPart(
    example: Id,
    threads: readonly Thread[],
    tags: ReadonlyMap<string, readonly TagOn[]>,
  ): Map<string, Marked[]> {
    const byPart = new Map<string, Marked[]>();
    const add = (marked: Marked) => {
      const key = subjectKey({ on: 'part', part: marked.anchor.part });
      const there = byPart.get(key);
      if (there === undefined) byPart.set(key, [marked]);
      else there.push(marked);
    };
    for (const thread of threads)
      if (thread.head.entry.kind === 'highlight' && thread.about.is === 'words')
        add(this.#markedOf(thread, thread.about.anchor, tags.get(thread.ref)?.map(({ tag }) => tag) ?? []));
    const labels = this.#session.tables.of(example)?.labels;
    if (labels !== undefined && this.#filter.showsImported) for (const marked of importedMarks(labels)) add(marked);
    return byPart;
  }

  #markedOf({ ref, head, replies }: Thread, anchor: Anchor, tags: readonly string[]): Marked {
    const member = this.#session.member(head.author);
    const [first] = tags;
    const byTag = first === undefined ? 'plain' : tagColour(first, this.#session.view.settings.tags);
    const comments = replies.filter(({ entry }) => entry.kind === 'comment').length;
    const instinct = replies.some(({ entry }) => entry.kind === 'instinct');
    return {
      id: ref,
      anchor,
      colour: this.#filter.colourBy === 'tag' ? byTag : ((member?.colour ?? 1) as Marked['colour']),
      label: words.highlightLabel(member?.name ?? '?', tags, comments, instinct),
      instinct,
    };
  }
}

const NO_MARKED: readonly Marked[] = [];
