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
    try {
      const admission = await judge(request);
      if (socket.destroyed) return;
      server.handleUpgrade(request, socket, head, (webSocket) => {
        serve(webSocket, admission).catch((error) => {
          given.log.error('a session could not begin', error);
          webSocket.close(failures.fault.close, 'fault');
        });
      });
    } catch (error) {
      if (!(error instanceof Refusal)) given.log.error('an upgrade failed', error);
      refuse(socket, error);
    }
  }

  async function serve(webSocket: WebSocket, admission: Awaited<ReturnType<typeof judge>>): Promise<void> {
    // Messages can arrive while the document is loading: they are kept in order, none is lost.
    const early: Uint8Array[] = [];
    let receive = (bytes: Uint8Array): void => void early.push(bytes);
    webSocket.binaryType = 'nodebuffer';
    webSocket.on('message', (data, isBinary) => {
      if (isBinary) receive(data as Buffer);
      else webSocket.close(failures['bad-message'].close, 'bad-message');
    });
    webSocket.on('error', () => undefined);
    const session = await plane.connect(admission, socketOutlet(webSocket));
    webSocket.on('close', () => session.end());
    if (webSocket.readyState !== webSocket.OPEN) return session.end();
    receive = (bytes) => session.receive(bytes);
    for (const bytes of early) session.receive(bytes);
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
