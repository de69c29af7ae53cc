// What opening documents costs in memory, and that nothing of them stays once they are closed.
import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import { joinOne, updateMessage } from '../../bench/sync/load.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type HowMeasured, type MeasuredProcess, startMeasured } from './measured-process.ts';

const EDITS_EACH = 5;
const AT_ONCE = 100;
const STEPS = 10;
const PATIENCE_MS = 60_000;
const KIB = 1024;

export interface Memory {
  documents: number;
  kibPerOpenDocument: number;
  /** Of those that were open at once. */
  kibLeftPerClosedDocument: number;
  /** The slope over as many more that were opened and closed one batch after another. */
  kibPerPassedDocument: number;
  timersLeft: number;
  filesLeft: number;
  rssMib: number;
}

export async function proveMemory(
  { documents, ...how }: { documents: number } & HowMeasured,
  says: (line: string) => void = () => undefined,
): Promise<Memory> {
  const folder = temporaryFolder('memory');
  const server = await startMeasured(folder.path, how);
  // What is compiled, prepared and cached once, is so before counting begins.
  await pass(server, 'warm', Math.min(documents, 1_000));
  const start = await quiet(server);

  const sockets: WebSocket[] = [];
  for (let n = 0; n < documents; n += AT_ONCE) sockets.push(...(await open(server, 'held', n, n + AT_ONCE)));
  const held = await server.measure();
  says(`${documents} open: heap ${(held.heapBytes / KIB ** 2).toFixed(1)} MiB`);
  for (const socket of sockets) socket.terminate();
  const closed = await quiet(server);
  says(`all closed: heap ${(closed.heapBytes / KIB ** 2).toFixed(1)} MiB`);

  const points: [passed: number, heapBytes: number][] = [[0, closed.heapBytes]];
  for (let step = 1; step <= STEPS; step++) {
    await pass(server, `passing-${step}`, documents / STEPS);
    const { heapBytes } = await quiet(server);
    points.push([(step * documents) / STEPS, heapBytes]);
    says(`${(step * documents) / STEPS} passed: heap ${(heapBytes / KIB ** 2).toFixed(1)} MiB`);
  }
  const end = await quiet(server);
  await server.stop();
  folder.remove();
  return {
    documents,
    kibPerOpenDocument: (held.heapBytes - start.heapBytes) / KIB / documents,
    kibLeftPerClosedDocument: (closed.heapBytes - start.heapBytes) / KIB / documents,
    kibPerPassedDocument: slopeOf(points) / KIB,
    timersLeft: end.timers - start.timers,
    filesLeft: end.files - start.files,
    rssMib: end.rssBytes / KIB ** 2,
  };
}

/** Least squares. */
function slopeOf(points: readonly [number, number][]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return above / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

/** One client on each document, with a few entries of its own in it, all told to be saved. */
async function open(server: MeasuredProcess, name: string, from: number, to: number): Promise<WebSocket[]> {
  const base = `${server.address.replace('http', 'ws')}/sync/v1`;
  return Promise.all(
    Array.from({ length: to - from }, async (_, n) => {
      const socket = await joinOne(`${base}/${name}-${from + n}`);
      const saved = new Promise((resolve) => socket.on('message', (data: Buffer) => data[0] === 100 && resolve(data)));
      const doc = new Y.Doc();
      doc.on('update', (update: Uint8Array) => socket.send(updateMessage(update)));
      for (let edit = 0; edit < EDITS_EACH; edit++) doc.getMap('entries').set(`c${edit}`, { text: 'a'.repeat(180) });
      doc.destroy();
      socket.send(Uint8Array.from([100, 1]));
      await saved;
      return socket;
    }),
  );
}

async function pass(server: MeasuredProcess, name: string, documents: number): Promise<void> {
  for (let n = 0; n < documents; n += AT_ONCE) {
    for (const socket of await open(server, name, n, Math.min(n + AT_ONCE, documents))) socket.terminate();
  }
}

/** How it is once no document is left in memory. */
async function quiet(server: MeasuredProcess) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await wait(100)) {
    const now = await server.measure();
    if (now.documents === 0 && now.sessions === 0) return server.measure();
  }
  throw new Error('documents stayed in memory');
}
