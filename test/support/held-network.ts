// A network that tests can hold still: stock Yjs clients joined to real sessions, each direction a queue that delivers when told to.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import { messagesIn } from '../../bench/sockets/messages-in.ts';
import type { Outlet } from '../../server/sync/frame.ts';
import { newDoc } from '../../server/sync/new-doc.ts';
import type { SyncPlane } from '../../server/sync/plane.ts';
import type { Session } from '../../server/sync/session.ts';
import { MESSAGE_AUTH, MESSAGE_SAVED, MESSAGE_SYNC } from '../../shared/protocol/sync-messages.ts';
import { addressText, type DocumentAddress } from '../../shared/room/documents.ts';

/** A client with its own replica, as y-websocket's provider speaks; and what ever reached it. */
export class HeldClient {
  readonly doc = newDoc();
  readonly user: string;
  readonly address: DocumentAddress;
  /** Every message that reached this client. */
  readonly heard: Uint8Array[] = [];
  /** Every message that the server sent, delivered or not. */
  readonly sent: Uint8Array[] = [];
  closed: { code: number; reason: string } | undefined;
  denied: string[] = [];
  savedUpTo = 0;
  buffered = 0;
  readonly #plane: SyncPlane;
  #toServer: Uint8Array[] = [];
  #toClient: Uint8Array[] = [];
  #session: Session | undefined;

  constructor(plane: SyncPlane, user: string, address: DocumentAddress) {
    this.#plane = plane;
    this.user = user;
    this.address = address;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#session !== undefined)
        this.#toServer.push(message((e) => sync.writeUpdate(e, update)));
    });
  }

  get connected(): boolean {
    return this.#session !== undefined;
  }

  get waiting(): number {
    return this.#toServer.length + this.#toClient.length;
  }

  /** @throws Refusal when the server does not admit this person to this document. */
  async connect(plane: SyncPlane = this.#plane): Promise<void> {
    const admission = await plane.admit(this.user, addressText(this.address));
    const outlet: Outlet = {
      buffered: 0,
      send: (pieces) => {
        for (const bytes of messagesIn(pieces)) {
          this.sent.push(bytes);
          this.#toClient.push(bytes);
        }
      },
      close: (code, reason) => {
        this.closed = { code, reason };
        this.#cut();
      },
    };
    Object.defineProperty(outlet, 'buffered', { get: () => this.buffered });
    this.closed = undefined;
    this.#session = await plane.connect(admission, outlet);
    this.#toServer.push(message((e) => sync.writeSyncStep1(e, this.doc)));
  }

  /** Sends bytes that no decent client would. */
  sendRaw(bytes: Uint8Array): void {
    this.#toServer.push(bytes);
  }

  askSaved(n: number): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_SAVED);
    encoding.writeVarUint(encoder, n);
    this.#toServer.push(encoding.toUint8Array(encoder));
  }

  /** The connection breaks: what was under way in both directions is gone. */
  disconnect(): void {
    const session = this.#session;
    this.#cut();
    session?.end();
  }

  #cut(): void {
    this.#session = undefined;
    this.#toServer = [];
    this.#toClient = [];
  }

  deliverToServer(): boolean {
    const bytes = this.#toServer.shift();
    if (bytes === undefined) return false;
    this.#session?.receive(bytes);
    return true;
  }

  deliverToClient(): boolean {
    const bytes = this.#toClient.shift();
    if (bytes === undefined) return false;
    this.heard.push(bytes);
    this.#hear(decoding.createDecoder(bytes));
    return true;
  }

  #hear(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder);
    if (kind === MESSAGE_SYNC) {
      const answer = encoding.createEncoder();
      encoding.writeVarUint(answer, MESSAGE_SYNC);
      sync.readSyncMessage(decoder, answer, this.doc, this);
      if (encoding.length(answer) > 1) this.#toServer.push(encoding.toUint8Array(answer));
    } else if (kind === MESSAGE_SAVED) this.savedUpTo = Math.max(this.savedUpTo, decoding.readVarUint(decoder));
    else if (kind === MESSAGE_AUTH) {
      decoding.readVarUint(decoder);
      this.denied.push(decoding.readVarString(decoder));
    }
  }
}

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
