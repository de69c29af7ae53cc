// A prototype for `npm run bench -- sockets`: the product's sync plane, with all of a person's documents on channels of one socket.
import { createServer } from 'node:http';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { openDatabase } from '../../db/open-database.ts';
import { keepMemorySmall } from '../../server/keep-memory-small.ts';
import { realClock } from '../../server/real-clock.ts';
import type { Outlet } from '../../server/sync/frame.ts';
import type { Session } from '../../server/sync/session.ts';
import { failureOf, failures } from '../../shared/protocol/failures.ts';
import { openPlane } from '../sync/serve.ts';
import { CLOSED, MESSAGE, OPEN } from './channels.ts';
import { messagesIn } from './messages-in.ts';

const { PORT = '0', DATA_DIR = 'data' } = process.env;
const database = await openDatabase(`file:${path.join(DATA_DIR, 'bench.db')}`, { forLong: true });
const plane = openPlane({
  database,
  clock: realClock,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  log: { info: () => undefined, error: (what, error) => console.error(what, error) },
  uploads: path.join(DATA_DIR, 'uploads'),
});

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  const sessions = new Map<number, Promise<Session | undefined>>();
  const open = async (channel: number, name: string): Promise<Session | undefined> => {
    try {
      return await plane.connect(await plane.admit('anyone', name), outletOf(socket, channel));
    } catch (error) {
      socket.send(closedOf(channel, failures[failureOf(error).code].close));
      return undefined;
    }
  };
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    const [channel = 0, kind] = data;
    if (kind === OPEN) sessions.set(channel, open(channel, data.toString('utf8', 2)));
    // Until its document is there, what comes on a channel waits for it.
    else if (kind === MESSAGE) void sessions.get(channel)?.then((session) => session?.receive(data.subarray(2)));
    else void sessions.get(channel)?.then((session) => session?.end());
  });
  socket.on('close', () => {
    for (const opening of sessions.values()) void opening.then((session) => session?.end());
  });
});

const closedOf = (channel: number, code: number): Buffer => Buffer.from([channel, CLOSED, code >> 8, code & 255]);

/** As server/sync/socket-outlet.ts writes, with two bytes before each message: the message is shared, its frame no more. */
function outletOf(socket: WebSocket, channel: number): Outlet {
  const { _socket: stream } = socket as unknown as { _socket: Duplex };
  return {
    get buffered() {
      return socket.bufferedAmount;
    },
    send(pieces) {
      if (socket.readyState === socket.OPEN)
        stream.write(Buffer.concat(messagesIn(pieces).flatMap((message) => framed(channel, message))));
    },
    close: (code) => socket.send(closedOf(channel, code)),
  };
}

/** RFC 6455 §5.2: final, binary, unmasked, the length in one, three or nine bytes. */
function framed(channel: number, message: Uint8Array): Uint8Array[] {
  const length = message.length + 2;
  const head = Buffer.alloc((length < 126 ? 2 : length < 65_536 ? 4 : 10) + 2);
  head[0] = 0x82;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  head[head.length - 2] = channel;
  head[head.length - 1] = MESSAGE;
  return [head, message];
}

keepMemorySmall();
server.listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', async () => {
  await plane.close();
  await database.close();
  process.exit(0);
});
