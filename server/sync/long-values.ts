// What no Yjs client writes and replicas would not agree on: a value of a map that is longer than one.
import * as Y from 'yjs';

/**
 * To be called after a transaction. Once such a value is split, its first part is deleted for whoever is told both parts, and not for
 * those who knew the whole. Deleted ones are harmless: Yjs itself joins them.
 * @throws when the transaction has added one
 */
export function refuseLongValues({ doc, beforeState, afterState }: Y.Transaction): void {
  for (const [client, to] of afterState) {
    const from = beforeState.get(client) ?? 0;
    if (from === to) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, from); at < structs.length; at++)
      if (isLongValue(structs[at])) throw new RangeError('a value of a map that is longer than one');
  }
}

const isLongValue = (struct: Y.Item | Y.GC | undefined): boolean =>
  struct instanceof Y.Item && struct.parentSub !== null && struct.length > 1 && !struct.deleted;
