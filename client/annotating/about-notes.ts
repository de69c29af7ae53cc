// What stands beside notes: tags, reactions and resolutions, gathered by what they are about. Doubles of two tabs count once.
import type { Part } from '../../shared/room/anchor.ts';
import type { EntryId, EntryRef, Subject } from '../../shared/room/entry.ts';
import { emojis } from '../../shared/room/entry.ts';
import type { Id } from '../../shared/room/ids.ts';
import type { ReactionPut, ResolutionPut, TagPut } from './notes.ts';

/** A tag on one thing, by everybody who put it there. */
export interface TagOn {
  tag: string;
  by: Id[];
  /** Keys of mine on my desk; none when it is not mine. */
  mine: EntryId[];
}

const partKey = (part: Part): string => (part.in === 'fields' ? `fields ${part.name}` : `${part.in} ${part.index}`);

/** Tells subjects apart, as a text. */
export function subjectKey(subject: Subject): string {
  switch (subject.on) {
    case 'example':
      return 'example';
    case 'part':
      return partKey(subject.part);
    case 'entry':
      return subject.entry;
    default:
      return subject satisfies never;
  }
}

/** Tags that differ only in capitals are one: the spelling that came first stays. */
export const sameTag = (a: string, b: string): boolean => a.toLocaleLowerCase() === b.toLocaleLowerCase();

/** By subject key, in the order in which they were put there. */
export function tagsBySubject(tags: readonly TagPut[]): ReadonlyMap<string, readonly TagOn[]> {
  const bySubject = new Map<string, TagOn[]>();
  for (const { entry, author, mine } of tags.toSorted(byTime)) {
    const key = subjectKey(entry.subject);
    const there = bySubject.get(key) ?? [];
    bySubject.set(key, there);
    const known = there.find(({ tag }) => sameTag(tag, entry.tag));
    const on = known ?? { tag: entry.tag, by: [], mine: [] };
    if (known === undefined) there.push(on);
    if (!on.by.includes(author)) on.by.push(author);
    if (mine !== undefined) on.mine.push(mine);
  }
  return bySubject;
}

export interface ReactionOn {
  emoji: (typeof emojis)[number];
  by: Id[];
  mine: EntryId[];
}

/** By the entry they answer, in the order of the signs. */
export function reactionsByEntry(reactions: readonly ReactionPut[]): ReadonlyMap<EntryRef, readonly ReactionOn[]> {
  const byEntry = new Map<EntryRef, ReactionOn[]>();
  for (const { entry, author, mine } of reactions.toSorted(byTime)) {
    const there = byEntry.get(entry.to) ?? [];
    byEntry.set(entry.to, there);
    const known = there.find(({ emoji }) => emoji === entry.emoji);
    const on = known ?? { emoji: entry.emoji, by: [], mine: [] };
    if (known === undefined) there.push(on);
    if (!on.by.includes(author)) on.by.push(author);
    if (mine !== undefined) on.mine.push(mine);
  }
  for (const there of byEntry.values()) there.sort((a, b) => emojis.indexOf(a.emoji) - emojis.indexOf(b.emoji));
  return byEntry;
}

export interface Resolved {
  resolved: boolean;
  by: Id;
  at: number | undefined;
}

/** How each thread stands: of several people's, what the server took last; what it has not taken yet is newer still. */
export function resolutionByThread(resolutions: readonly ResolutionPut[]): ReadonlyMap<EntryRef, Resolved> {
  const byThread = new Map<EntryRef, Resolved>();
  for (const { entry, author, acceptedAt, changedAt } of resolutions.toSorted(byLastChange))
    byThread.set(entry.thread, { resolved: entry.resolved, by: author, at: changedAt ?? acceptedAt });
  return byThread;
}

type Timed = Pick<TagPut, 'acceptedAt' | 'changedAt' | 'ref'>;
const NOT_YET = Number.MAX_SAFE_INTEGER;
const inOrder = (a: number, b: number, refs: [string, string]): number => a - b || (refs[0] < refs[1] ? -1 : 1);
const byTime = (a: Timed, b: Timed): number =>
  inOrder(a.acceptedAt ?? NOT_YET, b.acceptedAt ?? NOT_YET, [a.ref, b.ref]);
const lastChange = ({ acceptedAt, changedAt }: Timed): number => changedAt ?? acceptedAt ?? NOT_YET;
const byLastChange = (a: Timed, b: Timed): number => inOrder(lastChange(a), lastChange(b), [a.ref, b.ref]);
