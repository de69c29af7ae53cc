// Which entries that were taken off keep a place on the table: those that somebody's standing words still answer.
import { type Entry, type EntryRef, namedBy, type Removed } from './entry.ts';

/** Refs of removed entries under which something still hangs. Circles end where they close. O(entries). */
export function answeredRemoved(entries: ReadonlyMap<EntryRef, Entry | Removed>): Set<EntryRef> {
  const answered = new Set<EntryRef>();
  for (const entry of entries.values()) {
    if (entry.kind === 'removed') continue;
    for (let ref = namedBy(entry); ref !== undefined && !answered.has(ref); ) {
      const named = entries.get(ref);
      if (named?.kind !== 'removed') break;
      answered.add(ref);
      ref = namedBy(named);
    }
  }
  return answered;
}

/** What is left of an entry when its author takes it off: its place. Undefined for kinds that nothing can hang under. */
export function remainsOf(entry: Entry | Removed): Removed | undefined {
  switch (entry.kind) {
    case 'comment':
    case 'instinct':
      return { kind: 'removed', example: entry.example, was: entry.kind, subject: entry.subject };
    case 'highlight':
      return { kind: 'removed', example: entry.example, was: entry.kind, anchor: entry.anchor };
    case 'removed':
      return entry;
    default:
      return undefined;
  }
}
