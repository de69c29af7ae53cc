// Gathers notes into threads, in the order in which the words they are about are read.
import type { Anchor, Part } from '../../shared/room/anchor.ts';
import type { EntryOf, EntryRef } from '../../shared/room/entry.ts';
import type { Note } from './notes.ts';

/** What a thread is about. `gone`: a comment was answered that is no longer there. */
export type About = { is: 'example' } | { is: 'part'; part: Part } | { is: 'words'; anchor: Anchor } | { is: 'gone' };

export interface Thread {
  /** The entry that began it. */
  ref: EntryRef;
  about: About;
  head: Note;
  /** Comments on the head, and on each other, oldest first. */
  replies: Note[];
}

/** In reading order: the example as a whole, then the fields, the conversation, the responses; what is gone comes last. */
export function threadsOf(notes: readonly Note[]): Thread[] {
  const byRef = new Map(notes.map((note) => [note.ref, note]));
  const threads = new Map<EntryRef, Thread>();
  const replies: Note[] = [];
  for (const note of notes) {
    if (headOf(note, byRef) === note)
      threads.set(note.ref, { ref: note.ref, about: aboutOf(note), head: note, replies: [] });
    else replies.push(note);
  }
  for (const reply of replies) threads.get(headOf(reply, byRef).ref)?.replies.push(reply);
  for (const thread of threads.values()) thread.replies.sort(byTime);
  return [...threads.values()].sort(inReadingOrder);
}

/** Follows a comment to what began its thread. Notes that answer each other in a circle end where the circle closes. */
function headOf(note: Note, byRef: ReadonlyMap<EntryRef, Note>): Note {
  const met = new Set<Note>();
  let at = note;
  for (;;) {
    met.add(at);
    const answered =
      at.entry.kind === 'comment' && at.entry.subject.on === 'entry' ? at.entry.subject.entry : undefined;
    const next = answered === undefined ? undefined : byRef.get(answered);
    if (next === undefined) return at;
    if (met.has(next)) return [...met].reduce((least, other) => (other.ref < least.ref ? other : least));
    at = next;
  }
}

function aboutOf({ entry }: Note): About {
  if (entry.kind === 'highlight') return { is: 'words', anchor: entry.anchor };
  return aboutOfComment(entry);
}

function aboutOfComment({ subject }: EntryOf<'comment'>): About {
  switch (subject.on) {
    case 'example':
      return { is: 'example' };
    case 'part':
      return { is: 'part', part: subject.part };
    case 'entry':
      return { is: 'gone' };
    default:
      return subject satisfies never;
  }
}

const RANK = { fields: 1, conversation: 2, responses: 3 } as const;

/** [kind of place, part, offset in it]: compared one after the other. */
function placeOf(about: About): [number, number | string, number] {
  switch (about.is) {
    case 'example':
      return [0, 0, 0];
    case 'part':
      return [RANK[about.part.in], keyOfPart(about.part), -1];
    case 'words':
      return [RANK[about.anchor.part.in], keyOfPart(about.anchor.part), about.anchor.start];
    case 'gone':
      return [4, 0, 0];
    default:
      return about satisfies never;
  }
}

const keyOfPart = (part: Part): number | string => (part.in === 'fields' ? part.name : part.index);

function inReadingOrder(a: Thread, b: Thread): number {
  const [rankA, partA, startA] = placeOf(a.about);
  const [rankB, partB, startB] = placeOf(b.about);
  if (rankA !== rankB) return rankA - rankB;
  if (partA !== partB) return partA < partB ? -1 : 1;
  return startA - startB || byTime(a.head, b.head);
}

/** What the server has not accepted yet is the newest. */
function byTime(a: Note, b: Note): number {
  const difference = (a.acceptedAt ?? Number.MAX_SAFE_INTEGER) - (b.acceptedAt ?? Number.MAX_SAFE_INTEGER);
  return difference || (a.ref < b.ref ? -1 : 1);
}
