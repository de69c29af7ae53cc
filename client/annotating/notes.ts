// Everything put on an example that can be read beside it: from the open table, and from my own desk while that is private.
import { type EntryId, type EntryOf, type EntryRef, entryRef } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { MyAnnotation } from '../state/desk-state.svelte.ts';

/** A highlight or a comment by somebody. */
export interface Note {
  ref: EntryRef;
  author: Id;
  /** Its key on my desk, when it is mine. */
  mine: EntryId | undefined;
  entry: EntryOf<'highlight'> | EntryOf<'comment'>;
  /** ms since 1970 by the server's clock; undefined while it lies on my desk only. */
  acceptedAt: number | undefined;
  changedAt: number | undefined;
}

/**
 * Others' notes as they lie on the table; mine as they are on my desk, which is never older, with the table's times. What I
 * took off my desk is gone at once, even while it still lies on the table.
 */
export function notesOf(me: Id, mine: readonly MyAnnotation[], laid: ReadonlyMap<EntryRef, Laid>): Note[] {
  const notes: Note[] = mine.map(({ id, entry }) => {
    const ref = entryRef(me, id);
    const { acceptedAt, changedAt } = laid.get(ref) ?? {};
    return { ref, author: me, mine: id, entry, acceptedAt, changedAt };
  });
  for (const [ref, { author, entry, acceptedAt, changedAt }] of laid) {
    if (author === me || (entry.kind !== 'highlight' && entry.kind !== 'comment')) continue;
    notes.push({ ref, author, mine: undefined, entry, acceptedAt, changedAt });
  }
  return notes;
}
