// Gathers notes into threads, in the order in which the words they are about are read.
import type { Anchor, Part } from '../../shared/room/anchor.ts';
import type { EntryOf, EntryRef, Subject } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import { placeOf as placeShown } from '../../shared/room/response-order.ts';
import type { Note } from './notes.ts';

/** What somebody said in judging, which a thread can be about. */
export interface Said {
  author: Id;
  entry: EntryOf<'judgment' | 'rationale' | 'confidence' | 'cannot-judge' | 'expected-share' | 'lock-in'>;
}

/** What a thread is about. `gone`: a comment was answered that is no longer there. */
export type About =
  | { is: 'example' }
  | { is: 'part'; part: Part }
  | { is: 'words'; anchor: Anchor }
  | ({ is: 'said' } & Said)
  | { is: 'gone' };

export interface Thread {
  /** The entry that began it. */
  ref: EntryRef;
  about: About;
  head: Note;
  /** Comments and instincts on the head, and on each other, oldest first. */
  replies: Note[];
}

/**
 * In reading order: the example as a whole, then the fields, the conversation, the responses, what was said in judging; what is gone
 * comes last. Places of removed notes under which nothing hangs are left out. `order`: in which the responses are shown, when not as in
 * the file. `before`: the threads of a moment ago; what is in order already is soon sorted.
 */
export function threadsOf(
  notes: readonly Note[],
  said: (ref: EntryRef) => Said | undefined = () => undefined,
  order?: readonly number[],
  before: ReadonlyMap<EntryRef, Thread> = new Map(),
): Thread[] {
  const byRef = new Map(notes.map((note) => [note.ref, note]));
  const threads = new Map<EntryRef, Thread>();
  const replies: Note[] = [];
  for (const note of notes) {
    if (headOf(note, byRef) === note)
      threads.set(note.ref, { ref: note.ref, about: aboutOf(note, said), head: note, replies: [] });
    else replies.push(note);
  }
  for (const reply of replies) threads.get(headOf(reply, byRef).ref)?.replies.push(reply);
  for (const thread of threads.values())
    if (thread.replies.length > 0) thread.replies = standing(thread.replies).sort(byTime);
  const held = [...asBefore(threads, before)].filter(
    (thread) => thread.head.entry.kind !== 'removed' || thread.replies.length > 0,
  );
  return inReadingOrder(held, order);
}

/** Those that were there before in their order of then, and after them the others. */
function* asBefore(threads: ReadonlyMap<EntryRef, Thread>, before: ReadonlyMap<EntryRef, Thread>): Generator<Thread> {
  for (const ref of before.keys()) {
    const thread = threads.get(ref);
    if (thread !== undefined) yield thread;
  }
  for (const [ref, thread] of threads) if (!before.has(ref)) yield thread;
}

/** Without the places that nothing answers any more, however deep. */
function standing(replies: readonly Note[]): Note[] {
  const answered = new Set<EntryRef>();
  const byRef = new Map(replies.map((note) => [note.ref, note]));
  for (const note of replies) {
    if (note.entry.kind === 'removed') continue;
    for (let ref = answeredBy(note); ref !== undefined && !answered.has(ref); ) {
      answered.add(ref);
      const above = byRef.get(ref);
      ref = above === undefined ? undefined : answeredBy(above);
    }
  }
  return replies.filter(({ ref, entry }) => entry.kind !== 'removed' || answered.has(ref));
}

const subjectOf = ({ entry }: Note): Subject | undefined => ('subject' in entry ? entry.subject : undefined);

function answeredBy(note: Note): EntryRef | undefined {
  const subject = subjectOf(note);
  return subject?.on === 'entry' ? subject.entry : undefined;
}

/** Follows a comment to what began its thread. Notes that answer each other in a circle end where the circle closes. */
function headOf(note: Note, byRef: ReadonlyMap<EntryRef, Note>): Note {
  const above = answeredBy(note);
  // Of a thousand highlights nearly all answer nothing.
  if (above === undefined || !byRef.has(above)) return note;
  const met = new Set<Note>();
  let at = note;
  for (;;) {
    met.add(at);
    const answered = answeredBy(at);
    const next = answered === undefined ? undefined : byRef.get(answered);
    if (next === undefined) return at;
    if (met.has(next)) return [...met].reduce((least, other) => (other.ref < least.ref ? other : least));
    at = next;
  }
}

function aboutOf(note: Note, said: (ref: EntryRef) => Said | undefined): About {
  const { entry } = note;
  if ('anchor' in entry && entry.anchor !== undefined) return { is: 'words', anchor: entry.anchor };
  return aboutOfSubject(subjectOf(note) ?? { on: 'example' }, said);
}

function aboutOfSubject(subject: Subject, said: (ref: EntryRef) => Said | undefined): About {
  switch (subject.on) {
    case 'example':
      return { is: 'example' };
    case 'part':
      return { is: 'part', part: subject.part };
    case 'entry': {
      const named = said(subject.entry);
      return named === undefined ? { is: 'gone' } : { is: 'said', ...named };
    }
    default:
      return subject satisfies never;
  }
}

const RANK = { fields: 1, conversation: 2, responses: 3 } as const;

/** Compared one after the other: the kind of place, the part, the offset in it. */
interface Place {
  rank: number;
  part: number | string;
  start: number;
}

function placeOf(about: About, order: readonly number[] | undefined): Place {
  switch (about.is) {
    case 'example':
      return { rank: 0, part: 0, start: 0 };
    case 'part':
      return { rank: RANK[about.part.in], part: keyOfPart(about.part, order), start: -1 };
    case 'words': {
      const { part, start } = about.anchor;
      return { rank: RANK[part.in], part: keyOfPart(part, order), start };
    }
    case 'said':
      return { rank: 4, part: about.author, start: 0 };
    case 'gone':
      return { rank: 5, part: 0, start: 0 };
    default:
      return about satisfies never;
  }
}

function keyOfPart(part: Part, order: readonly number[] | undefined): number | string {
  if (part.in === 'fields') return part.name;
  return part.in === 'responses' ? placeShown(order, part.index) : part.index;
}

/** Each place is worked out once, not at every comparison. */
function inReadingOrder(threads: readonly Thread[], order: readonly number[] | undefined): Thread[] {
  const placed = threads.map((thread) => ({ thread, at: placeOf(thread.about, order) }));
  placed.sort((a, b) => comparePlaces(a.at, b.at) || byTime(a.thread.head, b.thread.head));
  return placed.map(({ thread }) => thread);
}

function comparePlaces(a: Place, b: Place): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.part !== b.part) return a.part < b.part ? -1 : 1;
  return a.start - b.start;
}

/** What the server has not accepted yet is the newest. */
function byTime(a: Note, b: Note): number {
  const difference = (a.acceptedAt ?? Number.MAX_SAFE_INTEGER) - (b.acceptedAt ?? Number.MAX_SAFE_INTEGER);
  return difference || (a.ref < b.ref ? -1 : 1);
}

/** Is this what somebody said in judging? */
export function isSaid(entry: { kind: string }): entry is Said['entry'] {
  return SAID.has(entry.kind);
}
const SAID: ReadonlySet<string> = new Set<Said['entry']['kind']>([
  'judgment',
  'rationale',
  'confidence',
  'cannot-judge',
  'expected-share',
  'lock-in',
]);

/** Everything said in a thread that somebody can still read, the head first. */
export const notesIn = ({ head, replies }: Thread): Note[] => [head, ...replies];
