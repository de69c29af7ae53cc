// [Y3] [Y8] When everything has been delivered, every replica is what is stored: the same changes, deletions and values.
import * as Y from 'yjs';
import { deskEntries } from '../../../shared/room/documents.ts';
import type { World } from '../world.ts';

export function replicasAreEqual(world: World): string | undefined {
  for (const { parts, client, name } of world.tabs) {
    if (!parts.decent || !client.connected) continue;
    const [ours, stored] = [stateOf(client.doc), stateOf(world.record.document(parts.document))];
    if (ours !== stored) return `[Y8] ${name} holds ${ours}, and stored is ${stored}`;
  }
  return undefined;
}

/** In a stored document nothing waits for something that is not stored. */
export function logsHaveNoGap({ record }: World): string | undefined {
  for (const [name, { store }] of record.documents) {
    if (store.pendingStructs !== null || store.pendingDs !== null) return `[Y3] the log of ${name} has a gap`;
  }
  return undefined;
}

function stateOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].toSorted(([a], [b]) => a - b);
  const deleted = [...Y.createDeleteSetFromStructStore(doc.store).clients].toSorted(([a], [b]) => a - b);
  return JSON.stringify({
    clocks,
    deleted,
    entries: Object.entries(deskEntries(doc).toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    text: doc.getText('text').toString(),
  });
}
