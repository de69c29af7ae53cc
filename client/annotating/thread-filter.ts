// Which threads are shown: all, or those one works through; by person; by tag.
import type { EntryRef } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import { type Resolved, sameTag, type TagOn } from './about-notes.ts';
import { notesIn, type Thread } from './threads.ts';

export const shows = ['all', 'unresolved', 'mine', 'mentions'] as const;
export interface Filter {
  show: (typeof shows)[number];
  person: Id | undefined;
  tag: string | undefined;
}
export const noFilter: Filter = { show: 'all', person: undefined, tag: undefined };

export interface Known {
  me: Id;
  resolutions: ReadonlyMap<EntryRef, Resolved>;
  tags: ReadonlyMap<string, readonly TagOn[]>;
}

export const isFiltering = ({ show, person, tag }: Filter): boolean =>
  show !== 'all' || person !== undefined || tag !== undefined;

/** mine: I take part in it. person: they do. tag: it hangs on its head or on something said in it. */
export function isShown(thread: Thread, { show, person, tag }: Filter, known: Known): boolean {
  const notes = notesIn(thread);
  const has = (author: Id) => notes.some((note) => note.author === author);
  if (person !== undefined && !has(person)) return false;
  if (tag !== undefined && !notes.some(({ ref }) => known.tags.get(ref)?.some((on) => sameTag(on.tag, tag))))
    return false;
  switch (show) {
    case 'all':
      return true;
    case 'unresolved':
      return known.resolutions.get(thread.ref)?.resolved !== true;
    case 'mine':
      return has(known.me);
    case 'mentions':
      return notes.some(({ entry }) => entry.kind === 'comment' && entry.mentions?.includes(known.me));
    default:
      return show satisfies never;
  }
}
