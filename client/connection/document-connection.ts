// One Yjs document, its socket and the browser's copy of it: opened, kept connected, closed.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Failure } from '../../shared/protocol/failures.ts';
import {
  MESSAGE_AUTH,
  MESSAGE_AWARENESS,
  MESSAGE_SAVED,
  MESSAGE_SYNC,
  SYNC_STEP_1,
} from '../../shared/protocol/sync-messages.ts';
import { addressText, type DocumentAddress, SYNC_PATH } from '../../shared/room/documents.ts';
import { BrowserCopy } from './browser-copy.ts';
import { atFirst, type Saving, type SavingEvent, step } from './saved.ts';
import { failureOfClose, isFinal } from './why-closed.ts';

/** Longest pause between two attempts to connect; each pause is a random share of it, so that a restart is no stampede. */
const RETRY_WITHIN_MS = 8_000;
const FIRST_RETRY_WITHIN_MS = 500;
/** The provider's own pause doubles with each failure, from 0.2 s, and is the same for everybody; after these it is hours. */
const OWN_PAUSE_NEVER_SMALLER = 16;
/** A line that has fallen silent can leave an attempt without any answer, for minutes. */
const CONNECT_PATIENCE_MS = 10_000;
/** Asks the server for anything missed; also keeps an idle line from being taken for a dead one (y-websocket: 30 s). */
const RESYNC_EVERY_MS = 15_000;
/** The browser's copy is read first, so that it is sent as one answer; a slow disk does not hold up the line for long. */
const COPY_FIRST_MS = 1_500;

export interface DocumentOptions {
  /** `wss://host` or `ws://host`. */
  origin: string;
  address: DocumentAddress;
  /** Name of the browser's copy; it must say whose it is. Without one nothing is kept. */
  copy?: string;
  /** Why does the server refuse the socket? Browsers cannot read that; undefined means: it does not, try again. */
  whyRefused?: () => Promise<Failure | undefined>;
  onSaving?: (saving: Saving) => void;
  /** The document holds what the server has. */
  onSynced?: () => void;
}

export class DocumentConnection {
  readonly doc = new Y.Doc();
  /** What others do on this document now, and what they are told of me; nobody is told anything until a state is set. */
  readonly awareness: Awareness;
  #saving: Saving = atFirst;
  readonly #options: DocumentOptions;
  readonly #provider: WebsocketProvider;
  readonly #copy: BrowserCopy | undefined;
  #attempts = 0;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: DocumentOptions) {
    this.#options = options;
    const awareness = new Awareness(this.doc);
    awareness.setLocalState(null);
    this.awareness = awareness;
    this.#provider = new WebsocketProvider(
      options.origin + SYNC_PATH.slice(0, -1),
      addressText(options.address),
      this.doc,
      {
        awareness,
        connect: false,
        // Between tabs too everything goes through the server: it alone decides what a tab may see.
        disableBc: true,
        resyncInterval: RESYNC_EVERY_MS,
        shouldReconnect: ({ code }) => !isFinal(code),
      },
    );
    this.#listen();
    this.#copy = options.copy === undefined ? undefined : new BrowserCopy(options.copy, this.doc, this.#kept);
    void this.#connectAfterCopy();
  }

  get saving(): Saving {
    return this.#saving;
  }

  serverSaves(works: boolean): void {
    this.#step({ is: 'server-saves', works });
  }

  /** Tries to connect now, also after the server ended the connection for good. */
  connectAgain = (): void => {
    if (!this.#closed) this.#provider.connect();
  };

  close(): void {
    this.#closed = true;
    removeEventListener('online', this.connectAgain);
    removeEventListener('offline', this.#hangUp);
    clearTimeout(this.#patience);
    this.#provider.destroy();
    this.awareness.destroy();
    this.#copy?.close();
    this.doc.destroy();
  }

  async #connectAfterCopy(): Promise<void> {
    const slow = new Promise((resolve) => setTimeout(resolve, COPY_FIRST_MS));
    await Promise.race([this.#copy?.loaded, slow]);
    this.connectAgain();
  }

  #listen(): void {
    const provider = this.#provider;
    const answerSync = provider.messageHandlers[MESSAGE_SYNC];
    if (answerSync === undefined) throw new Error('y-websocket has no handler for sync messages');
    provider.messageHandlers[MESSAGE_SYNC] = (encoder, decoder, from, emitSynced, type) => {
      const isStep1 = decoding.peekVarUint(decoder) === SYNC_STEP_1;
      answerSync(encoder, decoder, from, emitSynced, type);
      // The provider sends the answer when this handler has returned; a question may follow only then.
      if (isStep1) queueMicrotask(() => this.#step({ is: 'caught-up' }));
    };
    provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) => {
      this.#step({ is: 'answer', number: decoding.readVarUint(decoder) });
    };
    provider.messageHandlers[MESSAGE_AUTH] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      this.#stop(failureOfClose(4403, decoding.readVarString(decoder)));
    };
    // The provider would also repeat to the server whatever it hears of others.
    this.awareness.off('update', provider._awarenessUpdateHandler);
    this.awareness.on('update', (_changed: unknown, by: unknown) => {
      if (by === 'local') this.#speak();
    });
    // Registered after the provider's own listener: the change is on the line before the question about it.
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== provider) this.#step({ is: 'changed' });
    });
    provider.on('status', ({ status }) => {
      clearTimeout(this.#patience);
      if (status === 'connecting') this.#patience = setTimeout(this.#hangUp, CONNECT_PATIENCE_MS);
    });
    provider.on('sync', (synced: boolean) => {
      if (!synced) return;
      this.#attempts = 0;
      this.#options.onSynced?.();
    });
    provider.on('connection-close', () => this.#beforeRetry());
    provider.on('closed', ({ code, reason }) => this.#stop(failureOfClose(code, reason)));
    addEventListener('online', this.connectAgain);
    addEventListener('offline', this.#hangUp);
  }

  /** Runs before the provider computes its pause, which is the smaller of its own doubling and this. */
  #beforeRetry(): void {
    if (this.#closed) return;
    const within = Math.min(RETRY_WITHIN_MS, FIRST_RETRY_WITHIN_MS * 2 ** this.#attempts++);
    this.#provider.maxBackoffTime = Math.random() * within;
    this.#provider.wsUnsuccessfulReconnects = OWN_PAUSE_NEVER_SMALLER;
    const neverOpened = !this.#provider.wsconnected;
    this.#step({ is: 'down' });
    if (neverOpened) void this.#askWhyRefused();
  }

  async #askWhyRefused(): Promise<void> {
    const failure = await this.#options.whyRefused?.();
    if (failure !== undefined && !this.#closed && !this.#provider.wsconnected) this.#stop(failure);
  }

  #stop(failure: Failure): void {
    this.#step({ is: 'stopped', failure });
    this.#provider.disconnect();
  }

  /** The network is gone, says the browser, or nothing answers: a socket that hangs would look open for half a minute. */
  #hangUp = (): void => {
    this.#provider.ws?.close();
  };

  #kept = (works: boolean): void => this.#step({ is: 'kept', works });

  #step(event: SavingEvent): void {
    if (this.#closed) return;
    const { saving, ask } = step(this.#saving, event);
    this.#saving = saving;
    if (ask !== undefined) this.#ask(ask);
    this.#options.onSaving?.(saving);
  }

  /** Says what the server is to tell others of me. */
  #speak(): void {
    const { ws } = this.#provider;
    if (ws?.readyState !== WebSocket.OPEN) return;
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, MESSAGE_AWARENESS);
    encoding.writeVarUint8Array(message, encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]));
    ws.send(encoding.toUint8Array(message));
  }

  #ask(number: number): void {
    const { ws } = this.#provider;
    if (ws?.readyState !== WebSocket.OPEN) return;
    const question = encoding.createEncoder();
    encoding.writeVarUint(question, MESSAGE_SAVED);
    encoding.writeVarUint(question, number);
    ws.send(encoding.toUint8Array(question));
  }
}
