// What becomes of an update that a document was given.
import type { LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';

/** An update waiting for its commit. */
export interface Fresh {
  bytes: Uint8Array;
  /** The connection it came by; undefined when the server wrote it. */
  from: Session | undefined;
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
