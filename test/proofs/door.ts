// Garbage over real sockets: handshakes that are none, frames that are none, and hostile messages on connections that were let in.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Forge } from './hostile-frames.ts';
import { startMeasured } from './measured-process.ts';
import { aWriter } from './writers.ts';

const AT_ONCE = 40;
const MESSAGES_EACH = 20;
const CLOCK_SPEED = 10;
const PATIENCE_MS = 20_000;
const MIB = 1024 ** 2;

export interface Door {
  connections: number;
  messages: number;
  /** Open files afterwards, beyond those before. */
  filesLeft: number;
  heapGrownMib: number;
  /** An edit of somebody decent reached somebody else, and was told as saved. */
  goesOn: boolean;
}

/** A server that ends in between is an error of whoever connects next. */
export async function proveDoor({ connections, seed }: { connections: number; seed: number }): Promise<Door> {
  const folder = temporaryFolder('door');
  const server = await startMeasured(folder.path, { clockSpeed: CLOCK_SPEED });
  const random = seededRandom(seed);
  const forge = new Forge(random);
  forge.learn(new Y.Doc());
  const port = Number(new URL(server.address).port);
  const visit = (n: number) => (n % 2 === 0 ? knock(port, random) : comeIn(server.address, forge, random));
  await inTurns(200, visit);
  // The first to be told "saved" has the log opened for syncing, and it stays open.
  await decentOnes(server.address);
  const before = await server.measure();
  await inTurns(connections, visit);
  const goesOn = await decentOnes(server.address);
  let after = await server.measure();
  for (const until = Date.now() + PATIENCE_MS; after.files > before.files && Date.now() < until; await wait(100))
    after = await server.measure();
  await server.stop();
  folder.remove();
  return {
    ...{ connections, messages: (connections / 2) * MESSAGES_EACH, goesOn },
    filesLeft: after.files - before.files,
    heapGrownMib: (after.heapBytes - before.heapBytes) / MIB,
  };
}

async function inTurns(total: number, run: (n: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < total; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => run(from + n)));
}

/** A handshake with some of its bytes changed, or cut off, or followed by bytes that are no frame. */
async function knock(port: number, random: SeededRandom): Promise<void> {
  const lines = [
    `GET /sync/v1/attacked-${random.below(4)} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    ...['connection: Upgrade', 'upgrade: websocket', 'sec-websocket-version: 13'],
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  const bytes = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  for (let changes = random.below(6); changes > 0; changes--) bytes[random.below(bytes.length)] = random.below(256);
  const after = Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256)));
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('data', () => undefined);
  const closed = once(socket, 'close').catch(() => undefined);
  const end = () => (random.below(3) === 0 ? socket.resetAndDestroy() : socket.end());
  const sent = random.below(4) === 0 ? bytes.subarray(0, random.below(bytes.length)) : Buffer.concat([bytes, after]);
  socket.on('connect', () => socket.write(sent, end));
  await closed;
}

async function comeIn(address: string, forge: Forge, random: SeededRandom): Promise<void> {
  const url = `${address.replace('http', 'ws')}/sync/v1/attacked-${random.below(4)}`;
  const socket = new WebSocket(url, { perMessageDeflate: false });
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.on('open', () => {
    for (let n = 0; n < MESSAGES_EACH; n++) socket.send(forge.next());
    socket.close();
  });
  await closed;
}

async function decentOnes(address: string): Promise<boolean> {
  const [one, other] = [
    await aWriter(address, 'attacked-0', { round: 0, number: 1 }),
    await aWriter(address, 'attacked-0', { round: 0, number: 2 }),
  ];
  one.write(1);
  const arrived = () => other.seen.has('edit-0-1-0.') && one.acknowledged().length === 1;
  for (const until = Date.now() + PATIENCE_MS; !arrived() && Date.now() < until; ) await wait(10);
  const goesOn = arrived();
  for (const writer of [one, other]) writer.close();
  return goesOn;
}
