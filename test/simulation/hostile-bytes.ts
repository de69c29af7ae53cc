// Bytes that no decent client would send: a real update with some of its bytes changed, cut short or doubled.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { newDoc } from '../../server/sync/new-doc.ts';
import { MESSAGE_SYNC, SYNC_UPDATE } from '../../shared/protocol/sync-messages.ts';
import { deskEntries } from '../../shared/room/documents.ts';
import type { SeededRandom } from '../support/seeded-random.ts';

/** A message with an update that would fit this document, were it not for what happened to it. */
export function hostileMessage(doc: Y.Doc, random: SeededRandom, clientId: number): Uint8Array {
  const copy = newDoc();
  copy.clientID = clientId;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  copy.transact(() => {
    const text = copy.getText('text');
    text.insert(random.below(text.length + 1), 'noise');
    deskEntries(copy).set(`h.${random.below(4)}`, { noise: 'noise' });
  });
  const update = changed(Y.encodeStateAsUpdate(copy, before), random);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  encoding.writeVarUint(encoder, SYNC_UPDATE);
  encoding.writeVarUint8Array(encoder, update);
  const message = encoding.toUint8Array(encoder);
  return random.below(4) === 0 ? changed(message, random) : message;
}

function changed(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const result = [...bytes];
  for (let times = random.below(4); times > 0; times--) {
    const at = random.below(result.length);
    const dice = random.below(10);
    if (dice < 6) result[at] = random.below(256);
    else if (dice < 7) result.splice(at, 1);
    else if (dice < 8) result.splice(at, 0, random.below(256));
    else if (dice < 9) result.push(...result.slice(at));
    else result.length = at;
  }
  return Uint8Array.from(result);
}
