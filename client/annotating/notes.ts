// Everything put on an example that can be read beside it: from the open table, and from my own desk while that is private.
import { remainsOf } from '../../shared/room/answered.ts';
import {
  type EntryId,
  type EntryOf,
  type EntryRef,
  entryKinds,
  entryRef,
  type Removed,
} from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { Laid } from '../../shared/room/laid.ts';
import type { Annotation, MyAnnotation } from '../state/desk-state.svelte.ts';

/** Something that somebody put on the example, or the place of what they took off. */
export interface Put<E extends Annotation | Removed = Annotation | Removed> {
  ref: EntryRef;
  author: Id;
  /** Its key on my desk, when it is mine and still there. */
  mine: EntryId | undefined;
  entry: E;
  /** ms since 1970 by the server's clock; undefined while it lies on my desk only. */
  acceptedAt: number | undefined;
  changedAt: number | undefined;
}

/** What threads are made of. */
export type Note = Put<EntryOf<'highlight'> | EntryOf<'comment'> | EntryOf<'instinct'> | Removed>;
export type TagPut = Put<EntryOf<'tag'>>;
export type ReactionPut = Put<EntryOf<'reaction'>>;
export type ResolutionPut = Put<EntryOf<'resolution'>>;

const isAnnotation = (entry: Laid['entry']): entry is Annotation =>
  entry.kind !== 'removed' && entryKinds[entry.kind].needs === 'annotate';

/**
 * Others' as they lie on the table; mine as they are on my desk, which is never older, with the table's times. What I took off my
 * desk is gone at once, even while it still lies on the table; of what can be answered, the place is left.
 */
export function putOn(me: Id, mine: readonly MyAnnotation[], laid: ReadonlyMap<EntryRef, Laid>): Put[] {
  const all: Put[] = [];
  const onDesk = new Set<EntryRef>();
  for (const { id, entry } of mine) {
    const ref = entryRef(me, id);
    onDesk.add(ref);
    const { acceptedAt, changedAt } = laid.get(ref) ?? {};
    all.push({ ref, author: me, mine: id, entry, acceptedAt, changedAt });
  }
  for (const [ref, { author, entry, acceptedAt, changedAt }] of laid) {
    if (onDesk.has(ref)) continue;
    const stands = author === me ? remainsOf(entry as Annotation) : entry;
    if (stands !== undefined && (stands.kind === 'removed' || isAnnotation(stands)))
      all.push({ ref, author, mine: undefined, entry: stands, acceptedAt, changedAt });
  }
  return all;
}

const NOTES: ReadonlySet<string> = new Set(['highlight', 'comment', 'instinct', 'removed']);
export const notesOf = (all: readonly Put[]): Note[] => all.filter(({ entry }) => NOTES.has(entry.kind)) as Note[];

const ofKind =
  <K extends Annotation['kind']>(kind: K) =>
  (all: readonly Put[]) =>
    all.filter(({ entry }) => entry.kind === kind) as Put<EntryOf<K>>[];
export const tagsOf = ofKind('tag');
export const reactionsOf = ofKind('reaction');
export const resolutionsOf = ofKind('resolution');
