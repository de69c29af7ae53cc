// Everything annotated in the room that one may see, as a list one can search: in the order of the window, and in reading order on each example.
import type { EntryRef } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import { lastChanged } from '../state/comment-facts.svelte.ts';
import type { MyAnnotation } from '../state/desk-state.svelte.ts';
import { type Note, notesOf, type Put, putOn, type TagPut, tagsOf } from './notes.ts';
import { notesIn, type Thread, threadsOf } from './threads.ts';

export const listKinds = ['highlight', 'comment', 'tag', 'instinct'] as const;
export type ListKind = (typeof listKinds)[number];

export interface Listed {
  ref: EntryRef;
  /** From 0. */
  index: number;
  author: Id;
  kind: ListKind;
  /** The words it is about. */
  quote: string;
  /** What it says. */
  text: string;
  /** Made or changed by another since I last looked. */
  isNew: boolean;
  /** Whose card shows it; undefined where none does: then the example itself is gone to. */
  thread: EntryRef | undefined;
}

export interface OnExample {
  index: number;
  mine: readonly MyAnnotation[];
  laid: ReadonlyMap<EntryRef, Laid>;
  seenUntil: number;
}

export function listedOn(me: Id, { index, mine, laid, seenUntil }: OnExample): Listed[] {
  const all = putOn(me, mine, laid);
  const threads = threadsOf(notesOf(all));
  const known = new Map(threads.flatMap((thread) => notesIn(thread).map((note) => [note.ref, thread] as const)));
  const about = ({ about: what }: Thread): string => (what.is === 'words' ? what.anchor.exact : '');
  const row = (put: Put, kind: ListKind, thread: Thread | undefined, text: string): Listed => ({
    ref: put.ref,
    index,
    author: put.author,
    kind,
    quote: thread === undefined ? '' : about(thread),
    text,
    isNew: isNew(put, me, seenUntil),
    thread: thread?.ref,
  });
  const notes = threads.flatMap((thread) => notesIn(thread).flatMap((note) => said(note, thread, row)));
  const tags = tagsOf(all).map((tag) => row(tag, 'tag', known.get(threadOfTag(tag)), tag.entry.tag));
  return [...notes, ...tags];
}

const threadOfTag = ({ entry }: TagPut): EntryRef => (entry.subject.on === 'entry' ? entry.subject.entry : '');

function said(
  note: Note,
  thread: Thread,
  row: (put: Put, kind: ListKind, thread: Thread, text: string) => Listed,
): Listed[] {
  const { entry } = note;
  if (entry.kind === 'removed') return [];
  return [row(note, entry.kind, thread, entry.kind === 'highlight' ? '' : entry.text)];
}

function isNew({ author, acceptedAt, changedAt }: Put, me: Id, seenUntil: number): boolean {
  return author !== me && acceptedAt !== undefined && lastChanged({ acceptedAt, changedAt }) > seenUntil;
}

export interface Search {
  kind: ListKind | undefined;
  words: string;
  onlyNew: boolean;
}

/** Every word that was typed stands in the quote, the text, the name or the number. */
export function search(
  all: readonly Listed[],
  { kind, words, onlyNew }: Search,
  name: (member: Id) => string,
): Listed[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    if ((kind !== undefined && one.kind !== kind) || (onlyNew && !one.isNew)) return false;
    if (wanted.length === 0) return true;
    const where = `${one.quote}\n${one.text}\n${name(one.author)}\n${one.index + 1}`.toLocaleLowerCase();
    return wanted.every((word) => where.includes(word));
  });
}
