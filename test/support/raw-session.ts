// A session without a client behind it: what the server is sent is up to the test, what it answers is written down.

import { messagesIn } from '../../bench/sockets/messages-in.ts';
import { addressText, type DocumentAddress } from '../../shared/room/documents.ts';
import type { SyncStage } from './sync-stage.ts';

export interface RawSession {
  send(...messages: Uint8Array[]): void;
  readonly answers: Uint8Array[];
  /** Why the server closed it. */
  readonly closed: string | undefined;
  end(): void;
}

export async function rawSession(stage: SyncStage, name: string, address: DocumentAddress): Promise<RawSession> {
  const answers: Uint8Array[] = [];
  let closed: string | undefined;
  // Opening a table is a write, which takes turns.
  let pending = true;
  const admitting = stage.plane.admit(stage.user(name), addressText(address)).finally(() => {
    pending = false;
  });
  admitting.catch(() => undefined);
  while (pending) await stage.turn();
  const session = await stage.plane.connect(await admitting, {
    buffered: 0,
    send: (pieces) => void answers.push(...messagesIn(pieces)),
    close: (_, reason) => {
      closed = reason;
    },
  });
  return {
    send: (...messages) => {
      for (const message of messages) session.receive(message);
    },
    answers,
    get closed() {
      return closed;
    },
    end: () => session.end(),
  };
}
