// The door of the sync plane: an HTTP upgrade is judged before it becomes a socket.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { failureOf, failures, Refusal } from '../../shared/protocol/failures.ts';
import { SYNC_PATH } from '../../shared/room/documents.ts';
import type { Given } from '../given.ts';
import { limits } from './limits.ts';
import type { SyncPlane } from './plane.ts';
import { socketOutlet } from './socket-outlet.ts';

const PING_EVERY_MS = 20_000;
/** After a restart everybody comes at once; who is connected already must not wait until all of them are in. */
const UPGRADES_A_TURN = 16;

export interface UpgradeDoor {
  /** Who is asking; undefined when nobody is signed in. */
  userOf(request: IncomingMessage): Promise<string | undefined>;
  originAllowed(request: IncomingMessage): boolean;
}

export interface Upgrades {
  /** Takes an upgrade request whose path begins with SYNC_PATH. */
  handle(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export function syncUpgrades(given: Given, plane: SyncPlane, door: UpgradeDoor): Upgrades {
  // Compression is off: small frames grow by it, and it costs more than the rest of the work together.
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: limits.messageBytes });
  const stopPinging = pingForEver(given, server);
  const nextPlace = aFewEachTurn(UPGRADES_A_TURN);

  async function judge(request: IncomingMessage) {
    if (!door.originAllowed(request)) throw new Refusal('wrong-origin');
    const user = await door.userOf(request);
    if (user === undefined) throw new Refusal('signed-out');
    const { pathname } = new URL(request.url ?? '/', 'http://tableread');
    return plane.admit(user, pathname.slice(SYNC_PATH.length));
  }

  async function handle(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A reset while we are still deciding would otherwise end the process.
    socket.on('error', () => socket.destroy());
    await nextPlace();
    if (socket.destroyed) return;
    try {
      const admission = await judge(request);
      if (socket.destroyed) return;
      server.handleUpgrade(request, socket, head, (webSocket) => {
        serve(webSocket, admission).catch((error) => {
          const { code } = failureOf(error);
          if (code === 'fault') given.log.error('a session could not begin', error);
          webSocket.close(failures[code].close, code);
          webSocket.resume();
        });
      });
    } catch (error) {
      if (!(error instanceof Refusal)) given.log.error('an upgrade failed', error);
      refuse(socket, error);
    }
  }

  async function serve(webSocket: WebSocket, admission: Awaited<ReturnType<typeof judge>>): Promise<void> {
    webSocket.binaryType = 'nodebuffer';
    webSocket.on('error', () => undefined);
    // What arrives while the document is loading waits in the network, not in our memory.
    webSocket.pause();
    const session = await plane.connect(admission, socketOutlet(webSocket));
    webSocket.on('close', () => session.end());
    if (webSocket.readyState !== webSocket.OPEN) return session.end();
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) session.receive(data as Buffer);
      else session.close('bad-message');
    });
    webSocket.resume();
  }

  return {
    handle: (request, socket, head) => void handle(request, socket, head),
    async close() {
      stopPinging();
      for (const client of server.clients) client.close(failures.closing.close, 'closing');
      server.close();
    },
  };
}

/** Lets callers go on in the order they came, at most so many in one turn of the event loop. */
function aFewEachTurn(few: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const letIn = () => {
    for (const goOn of waiting.splice(0, few)) goOn();
    if (waiting.length > 0) setImmediate(letIn);
  };
  return () =>
    new Promise((goOn) => {
      if (waiting.push(goOn) === 1) setImmediate(letIn);
    });
}

function refuse(socket: Duplex, error: unknown): void {
  const failure = failureOf(error);
  const { status } = failures[failure.code];
  const body = JSON.stringify({ type: 'about:blank', title: failure.says, status, code: failure.code });
  const lines = [
    `HTTP/1.1 ${status} Refused`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** A socket whose other end is gone without a word is found by its silence. */
function pingForEver({ clock }: Pick<Given, 'clock'>, server: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  let cancel: () => void;
  const round = () => {
    for (const client of server.clients) {
      if (silent.has(client)) client.terminate();
      else {
        silent.add(client);
        client.once('pong', () => silent.delete(client));
        client.ping();
      }
    }
    cancel = clock.after(PING_EVERY_MS, round);
  };
  cancel = clock.after(PING_EVERY_MS, round);
  return () => cancel();
}
