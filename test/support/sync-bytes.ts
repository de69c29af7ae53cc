// Writes messages of the sync plane byte by byte, honest ones and others.
import {
  MESSAGE_AWARENESS,
  MESSAGE_SYNC,
  SYNC_STEP_1,
  SYNC_STEP_2,
  SYNC_UPDATE,
} from '../../shared/protocol/sync-messages.ts';

/** lib0's unsigned number: seven bits a byte, the lowest first. */
export function varUint(number: number): number[] {
  const bytes: number[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

export const varString = (text: string): number[] => {
  const bytes = new TextEncoder().encode(text);
  return [...varUint(bytes.length), ...bytes];
};

export function syncMessage(kind: number, body: ArrayLike<number>): Uint8Array {
  const head = [MESSAGE_SYNC, kind, ...varUint(body.length)];
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  return message;
}
export const stepOneOf = (stateVector: ArrayLike<number>): Uint8Array => syncMessage(SYNC_STEP_1, stateVector);
export const stepTwoOf = (update: ArrayLike<number>): Uint8Array => syncMessage(SYNC_STEP_2, update);
export const updateOf = (update: ArrayLike<number>): Uint8Array => syncMessage(SYNC_UPDATE, update);

export const awarenessOf = (client: number, clock: number, state: string): Uint8Array => {
  const body = [1, ...varUint(client), ...varUint(clock), ...varString(state)];
  return new Uint8Array([MESSAGE_AWARENESS, ...varUint(body.length), ...body]);
};

/** An update that sets this key of the root `entries`; `content` is what stands after the struct's head. */
export const settingOf = (key: string, content: number[], client = 7, clock = 0): number[] => [
  ...[1, 1, ...varUint(client), ...varUint(clock)],
  ...[0x20 | 8, 1, ...varString('entries'), ...varString(key)],
  ...[1, ...content, 0],
];

/** A value of a map, and a text of three letters behind it, which only applying shows to be a value of the same key. */
export const [aValue, aLongValueBehindIt] = [
  settingOf('k', [119, 1, 120], 1_000),
  [1, 1, ...varUint(1_001), 0, 0x84, ...varUint(1_000), 0, 3, 97, 98, 99, 0],
];
