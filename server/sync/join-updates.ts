// Updates as one, unless that would keep what they delete.
import * as Y from 'yjs';

/** Undefined when one of them deletes anything: joined bytes still hold what is deleted in them, which a document forgets. */
export function joinAll(updates: readonly Uint8Array[]): Uint8Array | undefined {
  const all = Y.mergeUpdates([...updates]);
  // As Yjs writes it, an update ends with the length of the last run that it deletes, or, when it deletes nothing, with 0.
  return all.at(-1) === 0 ? all : undefined;
}
