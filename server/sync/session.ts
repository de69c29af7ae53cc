// One connection to one document: bytes in, bytes out. It knows no socket, no room and no role, only whether it may write.
import { type FailureCode, failures } from '../../shared/protocol/failures.ts';
import { Allowance } from './allowance.ts';
import { type Frame, frameOf } from './frame.ts';
import { Inbox } from './inbox.ts';
import type { LiveDocument } from './live-document.ts';
import { deniedFrame, type Incoming, readMessage, savedFrame, stepOne, stepTwo } from './messages.ts';
import type { SessionParts } from './session-parts.ts';
import type { Taken } from './taken.ts';

const NOTHING = 2; // bytes of an update that holds neither structs nor deletions

/** So many updates may not fit while one question is on its way: somebody types on while their line is slow. */
const GAPS_WHILE_ASKED = 1_000;

/** A client that asks nothing itself is asked for what the server lacks after this. */
const ASK_WITHIN_MS = 100;

/** So many seconds' worth of awareness at once: who drags over a text says a hundred places a second. */
const AWARENESS_BURST_SECONDS = 10;

/** About what a frame costs in memory beside its bytes. */
const FRAME_COST = 200;

export class Session {
  readonly user: string;
  readonly member: string;
  readonly #parts: SessionParts;
  readonly #document: LiveDocument;
  readonly #inbox: Inbox;
  readonly #allowance: Allowance;
  readonly #words: Allowance;
  #closed = false;
  #gaps = 0;
  /** The client was asked for what the server lacks, and has not answered. */
  #asked = false;
  #gapsWhileAsked = 0;
  /** Something before what it sent is missing: not all that it sent is taken. */
  #owing = false;
  /** The newest question that waits for that. */
  #question: number | undefined;
  /** Takes the question back that is still to be asked. */
  #toAsk: (() => void) | undefined;
  /** Bytes of answers that wait for a commit. */
  #held = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.user = parts.admission.user;
    this.member = parts.admission.member;
    this.#document = parts.lease.document;
    this.#inbox = new Inbox(this.#document, (bytes) => this.#hearOne(bytes));
    this.#allowance = new Allowance(parts.clock, parts.limits.burstBytes, parts.limits.bytesPerSecond);
    const { awarenessPerSecond } = parts.limits;
    this.#words = new Allowance(parts.clock, AWARENESS_BURST_SECONDS * awarenessPerSecond, awarenessPerSecond);
    this.#document.sessions.add(this);
    parts.relay?.join(this);
    if (this.#document.isUnread) this.#askLater();
    else this.ask();
  }

  /** Its own question first: that can be answered from stored bytes, ours needs them read. */
  #askLater(): void {
    this.#toAsk = this.#parts.clock.after(ASK_WITHIN_MS, () => this.#askNow());
  }

  #askNow(): void {
    if (this.#toAsk === undefined || this.#closed) return;
    this.#toAsk();
    this.#toAsk = undefined;
    this.ask();
  }

  /** Asks the client for what the server lacks. */
  ask(): void {
    if (!this.#parts.admission.mayWrite || this.#closed) return;
    const ready = this.#document.ready();
    if (ready !== undefined) return void ready.then(() => this.ask());
    this.#asked = true;
    this.#gapsWhileAsked = 0;
    this.#sendAfterCommit(stepOne(this.#document.stateVector()));
  }

  receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    if (bytes.length > this.#parts.limits.messageBytes) return this.close('too-large');
    if (!this.#allowance.take(bytes.length)) return this.close('too-fast');
    this.#inbox.add(bytes);
  }

  #hearOne(bytes: Uint8Array): void {
    if (this.#closed) return;
    try {
      this.#obey(readMessage(bytes));
    } catch {
      this.close('bad-message');
    }
  }

  #obey(message: Incoming): void {
    switch (message.type) {
      case 'step-1':
        // A question of a few bytes can cost as much as reading the whole document.
        if (!this.#allowance.take(this.#parts.limits.questionBytes)) return this.close('too-fast');
        // Encoded now and held back until all of it is committed: a reply never holds what could still be lost.
        this.#sendAfterCommit(stepTwo(this.#document.updateFor(message.stateVector)));
        return this.#askNow();
      case 'step-2':
        return this.#takeAnswer(message.update);
      case 'update':
        return void this.#take(message.update);
      case 'saved':
        return this.#answer(message.n);
      case 'awareness':
        return this.#hear(message.bytes);
      case 'query-awareness':
        if (!this.#allowance.take(this.#parts.limits.questionBytes)) return this.close('too-fast');
        return this.#parts.relay?.tell(this);
      default:
        return message satisfies never;
    }
  }

  /** What it says of itself comes back to it, as a sign that the line is up; others hear it only where the document has company. */
  #hear(bytes: Uint8Array): void {
    const { relay, limits, admission } = this.#parts;
    if (!this.#words.take(1)) return this.close('too-fast');
    // Not taken and not answered: it is either too large, or a stock client that repeats what it was told of others.
    if (bytes.length > limits.awarenessBytes) return;
    const heard = relay === undefined || !admission.mayWrite ? 'taken' : relay.hear(this, bytes);
    if (heard === 'not-yours') return this.close('not-yours');
    if (heard === 'taken') this.send([frameOf(bytes)]);
  }

  /** It holds all that the client has made and the server lacks, also what was sent before and had a gap before it. */
  #takeAnswer(update: Uint8Array): void {
    this.#asked = false;
    this.#owing = false;
    const taking = this.#take(update);
    if (taking === undefined) this.#answerQuestion();
    else void taking.then(() => this.#answerQuestion());
  }

  #answerQuestion(): void {
    const question = this.#question;
    this.#question = undefined;
    if (question !== undefined) this.#answer(question);
  }

  #answer(question: number): void {
    if (this.#owing) this.#question = question;
    else if (this.#mayWait(FRAME_COST)) this.#parts.afterCommit(() => void this.#answerSaved(question));
  }

  /** Undefined when it was done at once. */
  #take(update: Uint8Array): Promise<void> | undefined {
    if (update.length <= NOTHING) return undefined;
    if (!this.#parts.admission.mayWrite) return void this.send([deniedFrame(failures['read-only'].says)]);
    // Not applied, so not lost: the client still has it, and is asked for it when writing works again.
    if (!this.#parts.saves()) return void this.close('not-saved');
    const taken = this.#document.take(update, this, this.#parts.limits.documentBytes);
    if (typeof taken !== 'string') return taken.then((taken) => this.#took(taken));
    this.#took(taken);
    return undefined;
  }

  #took(taken: Taken): void {
    if (this.#closed) return;
    switch (taken) {
      case 'taken':
        this.#gaps = 0;
        return;
      case 'gap':
        return this.#gap();
      case 'malformed':
        return this.close('bad-message');
      case 'too-large':
        return this.close('too-large');
      default:
        return taken satisfies never;
    }
  }

  /** What is missing is asked for once: the answer will hold all of it. */
  #gap(): void {
    this.#owing = true;
    const tooMany = this.#asked ? ++this.#gapsWhileAsked > GAPS_WHILE_ASKED : ++this.#gaps > this.#parts.limits.gaps;
    if (tooMany) return this.close('bad-message');
    if (!this.#asked) this.ask();
  }

  #sendAfterCommit(frame: Frame): void {
    const bytes = frame.length + FRAME_COST;
    if (!this.#mayWait(bytes)) return;
    this.#parts.afterCommit(() => {
      this.#held -= bytes;
      if (!this.#document.dead) this.send([frame]);
    });
  }

  /** While the disk is slow, questions must not pile up answers: one may be a whole document. */
  #mayWait(bytes: number): boolean {
    if (this.#held > this.#parts.limits.documentBytes) {
      this.close('too-fast');
      return false;
    }
    this.#held += bytes;
    return true;
  }

  async #answerSaved(n: number): Promise<void> {
    try {
      await this.#parts.onDisk();
    } catch {
      return this.close('not-saved');
    } finally {
      this.#held -= FRAME_COST;
    }
    if (!this.#document.dead) this.send([savedFrame(n)]);
  }

  send(pieces: readonly Buffer[]): void {
    if (this.#closed) return;
    if (this.#parts.outlet.buffered > this.#parts.limits.unreadBytes) return this.close('too-slow');
    this.#parts.outlet.send(pieces);
  }

  /** Ends the connection, from this side. */
  close(code: FailureCode): void {
    if (this.#closed) return;
    this.#parts.outlet.close(failures[code].close, code);
    this.end();
  }

  /** The connection is gone. */
  end(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#toAsk?.();
    this.#document.sessions.delete(this);
    this.#parts.relay?.leave(this);
    this.#parts.lease.release();
    this.#parts.ended(this);
  }
}
