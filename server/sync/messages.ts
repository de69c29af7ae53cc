// Reads and writes the sync plane's messages: the y-websocket protocol, and "saved". Nothing outside knows the bytes.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import {
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_QUERY_AWARENESS,
  MESSAGE_SAVED,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '../../shared/protocol/sync-messages.ts';
import { emptyFrame, type Frame, frameOf } from './frame.ts';

export type Incoming =
  | { type: 'step-1'; stateVector: Uint8Array }
  | { type: 'step-2' | 'update'; update: Uint8Array }
  | { type: 'awareness'; bytes: Uint8Array }
  | { type: 'query-awareness' }
  | { type: 'saved'; n: number };

/** @throws when the message is none of these, is cut short, or goes on after its end. */
export function readMessage(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes);
  const message = read(decoder);
  if (decoding.hasContent(decoder)) throw new Error('a message goes on after its end');
  return message;
}

function read(decoder: decoding.Decoder): Incoming {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE_SYNC:
      return readSync(decoder);
    case MESSAGE_AWARENESS:
      decoding.readVarUint8Array(decoder);
      return { type: 'awareness', bytes: decoder.arr.slice() };
    case MESSAGE_QUERY_AWARENESS:
      return { type: 'query-awareness' };
    case MESSAGE_SAVED:
      return { type: 'saved', n: decoding.readVarUint(decoder) };
    default:
      throw new Error('an unknown message');
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const kind = decoding.readVarUint(decoder);
  // Copied: what stays in a document must not keep a whole network buffer alive, nor read past its own end.
  const body = decoding.readVarUint8Array(decoder).slice();
  switch (kind) {
    case SYNC_STEP_1:
      return { type: 'step-1', stateVector: body };
    case SYNC_STEP_2:
      return { type: 'step-2', update: body };
    case SYNC_UPDATE:
      return { type: 'update', update: body };
    default:
      throw new Error('an unknown sync message');
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Frame {
  const encoder = encoding.createEncoder();
  write(encoder);
  return frameOf(encoding.toUint8Array(encoder));
}

/** By hand: one is made for every edit. */
function syncFrame(kind: number, body: Uint8Array): Frame {
  const { length } = body;
  let header = 3;
  for (let rest = length; rest > 127; rest = Math.floor(rest / 128)) header++;
  const { frame, at } = emptyFrame(header + length);
  frame[at] = MESSAGE_SYNC;
  frame[at + 1] = kind;
  const from = at + header;
  for (let rest = length, next = at + 2; next < from; rest = Math.floor(rest / 128))
    frame[next++] = rest > 127 ? (rest & 127) | 128 : rest;
  frame.set(body, from);
  return frame;
}

export const stepOne = (stateVector: Uint8Array): Frame => syncFrame(SYNC_STEP_1, stateVector);
export const stepTwo = (update: Uint8Array): Frame => syncFrame(SYNC_STEP_2, update);
export const updateFrame = (update: Uint8Array): Frame => syncFrame(SYNC_UPDATE, update);

export const savedFrame = (n: number): Frame =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SAVED);
    encoding.writeVarUint(encoder, n);
  });

/** y-protocols' awareness: states as JSON text, with whom they are of and how new they are. */
export const awarenessFrame = (states: readonly { client: number; clock: number; state: string }[]): Frame =>
  frame((encoder) => {
    const body = encoding.createEncoder();
    encoding.writeVarUint(body, states.length);
    for (const { client, clock, state } of states) {
      encoding.writeVarUint(body, client);
      encoding.writeVarUint(body, clock);
      encoding.writeVarString(body, state);
    }
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
  });

const PERMISSION_DENIED = 0;

/** y-protocols/auth: tells a client that what it sent was not taken, and why. */
export const deniedFrame = (reason: string): Frame =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AUTH);
    encoding.writeVarUint(encoder, PERMISSION_DENIED);
    encoding.writeVarString(encoder, reason);
  });
