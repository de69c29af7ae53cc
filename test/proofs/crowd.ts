// Two thousand people in two hundred rooms: what each edit takes to reach the others, what the server pays, and how all come back at once.
import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { joinOne, updateMessage } from '../../bench/sync/load.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';

const ROOM_SIZE = 10;
/** 1,600 a second from two thousand. */
const EDITS_A_SECOND_EACH = 0.8;
const JOINING_AT_ONCE = 100;
const TRY_AGAIN_MS = 200;
const STORM_PATIENCE_MS = 60_000;
const KEY = /edit-\d+-\d+\./g;
const MIB = 1024 ** 2;

export interface Crowd {
  connections: number;
  rooms: number;
  editsPerSecond: number;
  deliveries: number;
  /** Edits that did not reach one of the others. */
  missing: number;
  p50Ms: number;
  p99Ms: number;
  cpuPercent: number;
  rssMib: number;
  loopP50Ms: number;
  loopP99Ms: number;
  loopMaxMs: number;
  /** From the start of the server after kill -9 until everybody is synced who tried at once. */
  stormSeconds: number;
  /** Tries that failed before. */
  stormRefused: number;
  stormLoopMaxMs: number;
}

export async function proveCrowd(
  { connections, seconds }: { connections: number; seconds: number },
  says: (line: string) => void = () => undefined,
): Promise<Crowd> {
  const folder = temporaryFolder('crowd');
  let server = await startMeasured(folder.path);
  const rooms = connections / ROOM_SIZE;
  const sockets: WebSocket[] = [];
  for (let n = 0; n < connections; n += JOINING_AT_ONCE) {
    const joining = Array.from({ length: Math.min(JOINING_AT_ONCE, connections - n) }, (_, at) => n + at);
    sockets.push(...(await Promise.all(joining.map((person) => joinOne(addressOf(server, person))))));
  }
  says(`${connections} connected`);
  const before = await server.measure();
  await wait(100);
  const began = performance.now();
  const { latencies, edits } = await write(sockets, seconds);
  const lasted = (performance.now() - began) / 1_000;
  const after = await server.measure();
  says('written');

  await server.kill();
  for (const socket of sockets) socket.terminate();
  const storming = performance.now();
  server = await startMeasured(folder.path);
  const refused = await storm(server, connections);
  const stormSeconds = (performance.now() - storming) / 1_000;
  const stormed = await server.measure();
  await server.kill();
  folder.remove();
  const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? Number.NaN;
  return {
    ...{ connections, rooms, editsPerSecond: edits / seconds, deliveries: latencies.length },
    missing: edits * (ROOM_SIZE - 1) - latencies.length,
    ...{ p50Ms: at(0.5), p99Ms: at(0.99) },
    cpuPercent: (100 * (after.cpuSeconds - before.cpuSeconds)) / lasted,
    rssMib: after.rssBytes / MIB,
    ...{ loopP50Ms: after.loopMs.p50, loopP99Ms: after.loopMs.p99, loopMaxMs: after.loopMs.max },
    ...{ stormSeconds, stormRefused: refused, stormLoopMaxMs: stormed.loopMs.max },
  };
}

const addressOf = (server: MeasuredProcess, person: number): string =>
  `${server.address.replace('http', 'ws')}/sync/v1/room-${Math.floor(person / ROOM_SIZE)}`;

/** Everybody at an even pace, each a moment after the one before. */
async function write(
  sockets: readonly WebSocket[],
  seconds: number,
): Promise<{ latencies: Float64Array; edits: number }> {
  const editsEach = Math.floor(EDITS_A_SECOND_EACH * seconds);
  const latencies: number[] = [];
  const sentAt = new Map<string, number>();
  for (const socket of sockets) {
    socket.removeAllListeners('message');
    socket.on('message', (data: Buffer) => {
      const now = performance.now();
      for (const [key] of data.toString('latin1').matchAll(KEY)) {
        const at = sentAt.get(key);
        if (at !== undefined) latencies.push(now - at);
      }
    });
  }
  const messages = sockets.map((_, person) => editsOf(person, editsEach));
  const plan = messages.flatMap((theirs, person) =>
    theirs.map((message, n) => ({
      message,
      person,
      n,
      at: ((n + person / sockets.length) * 1_000) / EDITS_A_SECOND_EACH,
    })),
  );
  plan.sort((a, b) => a.at - b.at);
  const began = performance.now();
  for (const { message, person, n, at } of plan) {
    const early = began + at - performance.now();
    if (early > 1) await wait(early);
    sentAt.set(`edit-${person}-${n}.`, performance.now());
    sockets[person]?.send(message);
  }
  await wait(1_000);
  return { latencies: Float64Array.from(latencies).sort(), edits: plan.length };
}

function editsOf(person: number, count: number): Buffer[] {
  const doc = new Y.Doc();
  const messages: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => messages.push(updateMessage(update)));
  for (let n = 0; n < count; n++) doc.getMap('entries').set(`edit-${person}-${n}.`, { text: 'a word or two' });
  doc.destroy();
  return messages;
}

/** Everybody at once, and again a moment after a refusal; answers with how many tries failed. */
async function storm(server: MeasuredProcess, connections: number): Promise<number> {
  const until = performance.now() + STORM_PATIENCE_MS;
  let refused = 0;
  const come = async (person: number): Promise<WebSocket> => {
    for (;;) {
      try {
        return await joinOne(addressOf(server, person));
      } catch (error) {
        refused++;
        if (performance.now() > until) throw error;
        await wait(TRY_AGAIN_MS);
      }
    }
  };
  const back = await Promise.all(Array.from({ length: connections }, (_, person) => come(person)));
  for (const socket of back) socket.terminate();
  return refused;
}
