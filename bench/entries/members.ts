// Members of one room over real sockets: each writes comments on their desk, all read them on the table.
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { newId } from '../../shared/room/ids.ts';
import { joinOne, updateMessage } from '../sync/load.ts';
import type { Room } from './room.ts';

interface Member {
  desk: WebSocket;
  table: WebSocket;
}

/** Reveals the room's first example, as its lead does. */
export async function reveal(address: string, { id, example, cookies }: Room): Promise<void> {
  const lead = io(address, {
    extraHeaders: { cookie: cookies[0] ?? '', origin: address },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  const { ok } = await lead.emitWithAck('reveal', { room: id, examples: [example] });
  lead.disconnect();
  if (!ok) throw new Error('the example was not revealed');
}

/** Everybody with their desk and the table open. */
export async function enter(address: string, { id, example, cookies }: Room): Promise<Member[]> {
  const base = `${address.replace('http', 'ws')}/sync/v1`;
  return Promise.all(
    cookies.map(async (cookie) => {
      const headers = { cookie, origin: address };
      const [desk, table] = await Promise.all([
        joinOne(`${base}/desk/${id}`, headers),
        joinOne(`${base}/table/${id}/${example}`, headers),
      ]);
      return { desk, table };
    }),
  );
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const NAMED = /Comment (\d+) of person (\d+):/g;

function commentsOf(person: number, example: string, count: number): Buffer[] {
  const doc = new Y.Doc();
  const messages: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => messages.push(updateMessage(update)));
  for (let n = 0; n < count; n++) {
    const text = `Comment ${n} of person ${person}: `.padEnd(180, 'abcdefghij ');
    doc.getMap('entries').set(newId(random), { kind: 'comment', example, subject: { on: 'example' }, text });
  }
  return messages;
}

/** Everyone writes `rate` comments a second; milliseconds from the author's sending to each other member's receipt, sorted. */
export async function write(
  members: readonly Member[],
  { example }: Room,
  rate: number,
  seconds: number,
): Promise<number[]> {
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  // The same bytes reach everybody: read once.
  const known = new Map<string, [person: number, comment: string][]>();
  const namedIn = (message: string) => {
    const named =
      known.get(message) ?? [...message.matchAll(NAMED)].map(([, n, p]) => [Number(p), `${p} ${n}`] as const);
    known.set(message, named as [number, string][]);
    return named;
  };
  for (const [reader, { table }] of members.entries()) {
    table.on('message', (data: Buffer) => {
      const now = performance.now();
      for (const [person, comment] of namedIn(data.toString('latin1'))) {
        if (person !== reader) latencies.push(now - (sentAt.get(comment) ?? Number.NaN));
      }
    });
  }
  const all = members.map((_, person) => commentsOf(person, example, rate * seconds));
  await Promise.all(
    members.map(async ({ desk }, person) => {
      const began = performance.now() + (person * 1_000) / rate / members.length;
      for (const [n, message] of (all[person] ?? []).entries()) {
        await wait(Math.max(0, began + (n * 1_000) / rate - performance.now()));
        sentAt.set(`${person} ${n}`, performance.now());
        desk.send(message);
      }
    }),
  );
  await wait(500);
  for (const { table } of members) table.removeAllListeners('message');
  return latencies.toSorted((a, b) => a - b);
}
