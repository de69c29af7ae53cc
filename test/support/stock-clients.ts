// Clients as strangers have them: y-websocket's provider and socket.io-client, unmodified, with everything they hear written down.
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Answer, CommandName, Payload, Reply } from '../../shared/protocol/commands.ts';
import type { Visitor } from './start-app.ts';

/** Everything that reached somebody, by any way. */
export class Heard {
  readonly #bytes: Buffer[] = [];

  note(bytes: Uint8Array | string): void {
    this.#bytes.push(Buffer.from(bytes as string));
  }

  get length(): number {
    return this.#bytes.reduce((sum, bytes) => sum + bytes.length, 0);
  }

  /** Is this text in it: as it is, in base64 (at any offset), hex, or UTF-16? */
  has(text: string): boolean {
    const all = Buffer.concat(this.#bytes);
    const utf8 = Buffer.from(text);
    const needles = [utf8, Buffer.from(utf8.toString('hex')), Buffer.from(text, 'utf16le')];
    // The middle of a text in base64 depends on where it began: three ways.
    for (const shift of [0, 1, 2])
      needles.push(
        Buffer.from(
          Buffer.concat([Buffer.alloc(shift), utf8])
            .toString('base64')
            .slice(4, -4),
        ),
      );
    return needles.some((needle) => all.includes(needle));
  }
}

export interface SyncClient {
  doc: Y.Doc;
  provider: WebsocketProvider;
  /** Resolves once synced; rejects with the HTTP status when the upgrade is refused. */
  synced: Promise<void>;
  close(): void;
}

/** Opens `desk/{room}`, `table/{room}/{example}`… with the stock provider. */
export function openDocument(visitor: Visitor, address: string, heard = new Heard(), doc = new Y.Doc()): SyncClient {
  let refused: (error: Error) => void = () => undefined;
  class Tapped extends WebSocket {
    constructor(url: string) {
      super(url, { headers: visitor.headers });
      this.on('message', (data) => heard.note(data as Buffer));
      this.on('unexpected-response', (_, response) => {
        response.on('data', (data: Buffer) => heard.note(data));
        heard.note(JSON.stringify(response.headers));
        response.on('end', () => {
          provider.disconnect();
          refused(new Error(`refused with ${response.statusCode}`));
        });
      });
    }
  }
  const provider = new WebsocketProvider(`${visitor.address.replace('http', 'ws')}/sync/v1`, address, doc, {
    WebSocketPolyfill: Tapped as never,
    disableBc: true,
    maxBackoffTime: 100,
  });
  const synced = new Promise<void>((resolve, reject) => {
    refused = reject;
    provider.on('sync', (isSynced: boolean) => isSynced && resolve());
  });
  synced.catch(() => undefined);
  return { doc, provider, synced, close: () => provider.destroy() };
}

export interface ControlClient {
  socket: Socket;
  ask<C extends CommandName>(name: C, payload: Payload<C>): Promise<Reply<C>>;
  /** @throws when it is refused */
  get<C extends CommandName>(name: C, payload: Payload<C>): Promise<Answer<C>>;
  /** The next announcement of this name. */
  next(name: string): Promise<Record<string, unknown>>;
  close(): void;
}

export async function openControl(visitor: Visitor, heard = new Heard()): Promise<ControlClient> {
  const socket = io(visitor.address, {
    extraHeaders: visitor.headers,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve);
    socket.on('connect_error', reject);
  });
  socket.io.engine.on('data', (data: string | ArrayBuffer) =>
    heard.note(typeof data === 'string' ? data : new Uint8Array(data)),
  );
  const ask: ControlClient['ask'] = (name, payload) => socket.emitWithAck(name, payload);
  return {
    socket,
    ask,
    async get(name, payload) {
      const answer = await ask(name, payload);
      if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.says}`);
      return answer.answer as never;
    },
    next: (name) => new Promise((resolve) => socket.once(name, resolve)),
    close: () => void socket.disconnect(),
  };
}

/** Resolves once this holds, looking again whenever the document changes. */
export function whenever(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}
