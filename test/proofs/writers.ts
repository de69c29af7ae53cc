// Writers over real sockets who note what they were told is saved and what they saw of others.
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { updateMessage } from '../../bench/sync/load.ts';
import { MESSAGE_SAVED } from '../../shared/protocol/sync-messages.ts';
import { varUint } from '../support/sync-bytes.ts';

/** An edit's key in its document, the only thing in a message that reads so. */
const KEY = /edit-\d+-\d+-\d+\./g;

export interface Writer {
  readonly document: string;
  /** How many edits were sent. */
  readonly sent: number;
  /** Keys of its own edits that it was told are saved. */
  acknowledged(): string[];
  /** Keys of others' edits that reached it. */
  readonly seen: ReadonlySet<string>;
  /** Sends this many edits, and asks after each whether it is saved. */
  write(edits: number): void;
  /** Resolves when the connection is gone and all that came by it has been read. */
  readonly gone: Promise<void>;
  close(): void;
}

export async function aWriter(
  address: string,
  document: string,
  { round, number }: { round: number; number: number },
): Promise<Writer> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/v1/${document}`, { perMessageDeflate: false });
  const doc = new Y.Doc();
  const seen = new Set<string>();
  let sent = 0;
  let savedUpTo = 0;
  const keyOf = (n: number) => `edit-${round}-${number}-${n}.`;
  doc.on('update', (update: Uint8Array) => socket.send(updateMessage(update)));
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE_SAVED) savedUpTo = Math.max(savedUpTo, savedIn(data));
    else for (const [key] of data.toString('latin1').matchAll(KEY)) seen.add(key);
  });
  const gone = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return {
    document,
    get sent() {
      return sent;
    },
    acknowledged: () => Array.from({ length: savedUpTo }, (_, n) => keyOf(n)),
    seen,
    write(edits) {
      for (let n = 0; n < edits; n++) {
        doc.getMap('entries').set(keyOf(sent), { text: 'said by a writer' });
        socket.send(Uint8Array.from([MESSAGE_SAVED, ...varUint(++sent)]));
      }
    },
    gone,
    close: () => socket.terminate(),
  };
}

function savedIn(data: Buffer): number {
  let number = 0;
  for (let at = 1, scale = 1; at < data.length; at++, scale *= 128) number += ((data[at] ?? 0) & 127) * scale;
  return number;
}

/** Every edit in a document as somebody new receives it. */
export async function editsIn(address: string, document: string): Promise<Set<string>> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/v1/${document}`, { perMessageDeflate: false });
  const answer = new Promise<Buffer>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data: Buffer) => data[0] === 0 && data[1] === 1 && resolve(data));
  });
  socket.on('open', () => socket.send(Buffer.from([0, 0, 1, 0])));
  const keys = new Set([...(await answer).toString('latin1').matchAll(KEY)].map(([key]) => key));
  socket.terminate();
  return keys;
}
