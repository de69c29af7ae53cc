// What a message tells of a document: which of its structs and deletions whoever gets it now knows to exist.
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { MESSAGE_SAVED, MESSAGE_SYNC, SYNC_STEP_1 } from '../../shared/protocol/sync-messages.ts';

/** Everything below these clocks, and these deletions. */
export class Told {
  readonly clocks = new Map<number, number>();
  readonly deleted: { client: number; from: number; to: number }[] = [];

  reach(client: number, clock: number): void {
    this.clocks.set(client, Math.max(this.clocks.get(client) ?? 0, clock));
  }

  add(other: Told): void {
    for (const [client, clock] of other.clocks) this.reach(client, clock);
    this.deleted.push(...other.deleted);
  }

  copy(): Told {
    const copy = new Told();
    copy.add(this);
    return copy;
  }

  /** What of this the document does not hold, in words; undefined when it holds all. */
  missingIn(doc: Y.Doc): string | undefined {
    for (const [client, clock] of this.clocks) {
      const held = Y.getState(doc.store, client);
      if (held < clock) return `${clock - held} changes of client ${client}`;
    }
    for (const { client, from, to } of this.deleted) {
      const within = (doc.store.clients.get(client) ?? []).filter(
        (struct) => struct.id.clock < to && struct.id.clock + struct.length > from,
      );
      if (within.some((struct) => !struct.deleted)) return `a deletion of what client ${client} wrote`;
    }
    return undefined;
  }
}

export type Message = { told: Told } | { saved: number };

/** Undefined for messages that tell nothing of a document. @throws when the bytes cannot be read. */
export function readTold(bytes: Uint8Array): Message | undefined {
  const decoder = decoding.createDecoder(bytes);
  const kind = decoding.readVarUint(decoder);
  if (kind === MESSAGE_SAVED) return { saved: decoding.readVarUint(decoder) };
  if (kind !== MESSAGE_SYNC) return undefined;
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  return { told: step === SYNC_STEP_1 ? ofStateVector(body) : ofUpdate(body) };
}

function ofStateVector(bytes: Uint8Array): Told {
  const told = new Told();
  for (const [client, clock] of Y.decodeStateVector(bytes)) told.reach(client, clock);
  return told;
}

function ofUpdate(bytes: Uint8Array): Told {
  const told = new Told();
  const { structs, ds } = Y.decodeUpdate(bytes);
  for (const { id, length } of structs) told.reach(id.client, id.clock + length);
  for (const [client, items] of ds.clients) {
    for (const { clock, len } of items) told.deleted.push({ client, from: clock, to: clock + len });
  }
  return told;
}

/** Is this a step 1? What a client says there it does not send. */
export const isStepOne = (bytes: Uint8Array): boolean => bytes[0] === MESSAGE_SYNC && bytes[1] === SYNC_STEP_1;
