// What becomes of an update that a document was given.
import * as Y from 'yjs';
import type { AllQueues } from './edit-queue.ts';
import type { LiveDocument } from './live-document.ts';
import type { Session } from './session.ts';

/** An update waiting for its commit. */
export interface Fresh {
  bytes: Uint8Array;
  /** The connection it came by; undefined when the server wrote it. */
  from: Session | undefined;
}

/**
 * What one connection sent in slices, as one update again: newcomers are told a document that is one update without making it. It is
 * taken from the document, which has forgotten what the slices delete; their bytes joined would tell it.
 * @param before the document's state vector before the first slice
 */
export function asOne(fresh: Fresh[], doc: Y.Doc, before: Uint8Array): Fresh[] {
  const [first, ...others] = fresh;
  if (first === undefined || others.length === 0 || others.some(({ from }) => from !== first.from)) return fresh;
  return [{ bytes: Y.encodeStateAsUpdate(doc, before), from: first.from }];
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
  /** What waits to be applied to all documents; each has its own bound without it. */
  readonly queues?: AllQueues;
}
