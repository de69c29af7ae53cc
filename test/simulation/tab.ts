// One document open in one tab of one person, and what has passed its connection.
import type { SyncPlane } from '../../server/sync/plane.ts';
import type { Admission } from '../../server/sync/policy.ts';
import type { DocumentAddress, DocumentName } from '../../shared/room/documents.ts';
import { HeldClient } from '../support/held-network.ts';
import type { Ear, ServerLife } from './server-life.ts';
import { isStepOne, readTold, Told } from './told.ts';

export interface TabParts {
  name: string;
  person: string;
  member: string;
  user: string;
  address: DocumentAddress;
  document: DocumentName;
  /** Speaks as it should. A hostile one is owed nothing. */
  decent: boolean;
  clientId: number;
  /** The server sent these bytes to this tab; `owed` is what a message 100 in them says is stored. */
  sent(tab: Tab, bytes: Uint8Array, owed: Told | undefined): void;
  refused(tab: Tab, error: unknown): void;
}

export class Tab implements Ear {
  readonly parts: TabParts;
  readonly client: HeldClient;
  connecting = false;
  /** The try that counts; one that was cut must not become a connection afterwards. */
  #line: symbol | undefined;
  #received = new Told();
  #asked = new Map<number, Told>();
  #questions = 0;

  constructor(parts: TabParts) {
    this.parts = parts;
    this.client = new HeldClient(undefined as unknown as SyncPlane, parts.user, parts.address);
    this.client.doc.clientID = parts.clientId;
  }

  get name(): string {
    return this.parts.name;
  }

  connect(life: ServerLife): void {
    const line = Symbol('line');
    this.connecting = true;
    this.#line = line;
    void this.client
      .connect(life.door(this))
      .then(() => this.#line === line || this.client.disconnect())
      .catch((error) => this.parts.refused(this, error))
      .finally(() => {
        if (this.#line === line) this.connecting = false;
      });
  }

  /** The line is cut; after a crash of the server also for what was still being asked. */
  cut(): void {
    this.#line = undefined;
    this.connecting = false;
    this.client.disconnect();
  }

  begins(_: Admission): void {
    this.#received = new Told();
    this.#asked = new Map();
  }

  received(bytes: Uint8Array): void {
    if (!this.parts.decent || isStepOne(bytes)) return;
    const message = readTold(bytes);
    if (message === undefined) return;
    if ('saved' in message) this.#asked.set(message.saved, this.#received.copy());
    else this.#received.add(message.told);
  }

  sent(bytes: Uint8Array): void {
    const message = readTold(bytes);
    const owed = message !== undefined && 'saved' in message ? this.#asked.get(message.saved) : undefined;
    this.parts.sent(this, bytes, owed);
  }

  askSaved(): number {
    this.client.askSaved(++this.#questions);
    return this.#questions;
  }
}
