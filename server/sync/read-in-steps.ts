// Reads a large update in steps, so that others can have a turn between them: each step's bytes end with a struct, and are decoded as an update of their own.
import * as encoding from 'lib0/encoding';
import { ByteCursor } from './byte-cursor.ts';
import { DeletionOrder } from './deletion-order.ts';
import { passStruct } from './pass-struct.ts';
import { readWholeUpdate, type WholeUpdate } from './whole-update.ts';

/** A few milliseconds of decoding. */
const STEP_BYTES = 64 * 1024;

export interface ReadUpdate extends Pick<WholeUpdate, 'structs'> {
  ds: { clients: ReadonlyMap<number, readonly { clock: number; len: number }[]> };
}

/** Structs of one client that follow each other, as bytes. */
interface Run {
  client: number;
  clock: number;
  structs: number;
  bytes: Uint8Array;
}

/**
 * What `readWholeUpdate` answers, after a step for each so many bytes.
 * @throws when the bytes are not one whole update
 */
export function* readInSteps(update: Uint8Array, stepBytes = STEP_BYTES): Generator<undefined, ReadUpdate> {
  const cursor = new ByteCursor(update);
  const structs = yield* readStructs(cursor, stepBytes);
  const clients = yield* readDeletions(cursor, stepBytes);
  if (!cursor.done) throw new RangeError('an update goes on after its end');
  return { structs, ds: { clients } };
}

function* readStructs(cursor: ByteCursor, stepBytes: number): Generator<undefined, WholeUpdate['structs']> {
  const structs: WholeUpdate['structs'] = [];
  let runs: Run[] = [];
  let due = stepBytes;
  for (let clients = cursor.number(); clients > 0; clients--) {
    let left = cursor.number();
    const client = cursor.number();
    let clock = cursor.number();
    do {
      const [from, before] = [cursor.at, left];
      for (; left > 0 && cursor.at < due; left--) passStruct(cursor);
      if (left < before)
        runs.push({ client, clock, structs: before - left, bytes: cursor.bytes.subarray(from, cursor.at) });
      if (cursor.at < due) continue;
      for (const struct of decoded(runs)) structs.push(struct);
      const last = structs.at(-1);
      if (left < before && last !== undefined) clock = last.id.clock + last.length;
      runs = [];
      due = cursor.at + stepBytes;
      yield undefined;
    } while (left > 0);
  }
  for (const struct of decoded(runs)) structs.push(struct);
  return structs;
}

function decoded(runs: readonly Run[]): WholeUpdate['structs'] {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, runs.length);
  for (const { client, clock, structs, bytes } of runs) {
    for (const number of [structs, client, clock]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, bytes);
  }
  encoding.writeVarUint(encoder, 0);
  const whole = readWholeUpdate(encoding.toUint8Array(encoder));
  if (whole === undefined) throw new RangeError('structs that nobody can have made');
  return whole.structs;
}

function* readDeletions(cursor: ByteCursor, stepBytes: number): Generator<undefined, ReadUpdate['ds']['clients']> {
  const clients = new Map<number, { clock: number; len: number }[]>();
  const order = new DeletionOrder();
  let due = cursor.at + stepBytes;
  for (let left = cursor.number(); left > 0; left--) {
    const client = cursor.number();
    const ranges: { clock: number; len: number }[] = [];
    order.client(client);
    let more = cursor.number();
    if (more > 0) clients.set(client, ranges);
    for (; more > 0; more--) {
      const [clock, len] = [cursor.number(), cursor.number()];
      order.range(clock, len);
      ranges.push({ clock, len });
      if (cursor.at < due) continue;
      due = cursor.at + stepBytes;
      yield undefined;
    }
  }
  return clients;
}
