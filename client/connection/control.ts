// The control plane as this page sees it: commands with answers, announcements, and being back in the room after a lost line.
import { io, type Socket } from 'socket.io-client';
import { type Announcement, type AnnouncementName, announcements } from '../../shared/protocol/announcements.ts';
import { type Answer, type CommandName, type Payload, reply } from '../../shared/protocol/commands.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import { NoAnswer, unreached } from '../api/no-answer.ts';

const ANSWER_WITHIN_MS = 10_000;

export class Control {
  readonly #socket: Socket;

  constructor(socket: Socket = io({ forceNew: true, transports: ['websocket', 'polling'], tryAllTransports: true })) {
    this.#socket = socket;
    // A connection that the server ended is not opened again by socket.io itself.
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 1_000);
    });
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  /**
   * Sends a command. Rejects with the server's Refusal, or with NoAnswer. Nothing is queued while the line is down: a reveal
   * that arrives minutes later would surprise everyone.
   */
  async ask<C extends CommandName>(name: C, payload: Payload<C>): Promise<Answer<C>> {
    if (!this.#socket.connected) throw unreached();
    const said = await this.#socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck(name, payload)
      .catch(() => {
        throw new NoAnswer('no-answer');
      });
    const read = reply(name).safeParse(said);
    if (!read.success) throw new NoAnswer('unreadable', read.error);
    if (!read.data.ok) throw new Refusal(read.data.failure.code, read.data.failure.detail);
    return read.data.answer as Answer<C>;
  }

  /** Hears announcements of one kind; what does not parse is not heard. Returns how to stop. */
  on<A extends AnnouncementName>(name: A, hear: (announcement: Announcement<A>) => void): () => void {
    const listener = (body: unknown) => {
      const read = announcements[name].safeParse(body);
      if (read.success) hear(read.data as Announcement<A>);
      else console.warn(`An announcement "${name}" could not be read.`, read.error);
    };
    this.#socket.on(name as string, listener);
    return () => this.#socket.off(name as string, listener);
  }

  /** Runs now if connected, and after each reconnect. Returns how to stop. */
  onConnect(run: () => void): () => void {
    this.#socket.on('connect', run);
    if (this.#socket.connected) run();
    return () => this.#socket.off('connect', run);
  }

  onDisconnect(run: () => void): () => void {
    this.#socket.on('disconnect', run);
    return () => this.#socket.off('disconnect', run);
  }

  close(): void {
    this.#socket.disconnect();
  }
}
