// What becomes of an update that a document was given.
import { joinAll } from './join-updates.ts';
import type { LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';

/** An update waiting for its commit. */
export interface Fresh {
  bytes: Uint8Array;
  /** The connection it came by; undefined when the server wrote it. */
  from: Session | undefined;
}

/** So many slices are joined in some 30 ms; that grows with their number. */
const JOINED_AT_MOST = 64;

/** What one connection sent, as one update again: newcomers are told a document that is one update without making it. */
export function joined(fresh: Fresh[]): Fresh[] {
  const [first, ...others] = fresh;
  if (first === undefined || others.length === 0 || fresh.length > JOINED_AT_MOST) return fresh;
  if (others.some(({ from }) => from !== first.from)) return fresh;
  const bytes = joinAll(fresh.map((each) => each.bytes));
  return bytes === undefined ? fresh : [{ bytes, from: first.from }];
}

export type Taken = 'taken' | 'gap' | 'malformed' | 'too-large';

/** Whom a document tells what became of it. */
export interface Watcher {
  /** There is something to write. */
  fresh(document: LiveDocument): void;
  /** Something that looked sound could not be integrated: nothing of this document in memory can be trusted. */
  broken(document: LiveDocument): void;
  /** Calls back in a later turn of the event loop. */
  turn(run: () => void): void;
}
