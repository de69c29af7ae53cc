// Takes a file in as it comes, without ever holding it, and lets the sender hear why it was not taken.
import type { IncomingMessage } from 'node:http';
import { Refusal } from '../../shared/protocol/failures.ts';

/** A browser reads an answer only when it has sent its file, or can send no more: this long we go on listening to it. */
const DRAIN_MS = 15_000;

export interface Receiving {
  limitBytes: number;
  /** Aborted when the server begins to close. */
  closing: AbortSignal;
}

/**
 * `take` is given the bytes, and a signal that is aborted when the sender goes away or the server closes.
 * @throws Refusal too-large, closing; what `take` throws
 */
export async function receiveFile<T>(
  raw: IncomingMessage,
  { limitBytes, closing }: Receiving,
  take: (bytes: AsyncIterable<Uint8Array>, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController();
  // A file that came in whole closes its stream too.
  const leave = () => void (raw.complete || gone.abort());
  raw.once('close', leave);
  try {
    if (Number(raw.headers['content-length'] ?? 0) > limitBytes) {
      throw new Refusal('too-large', `The largest file is ${Math.floor(limitBytes / 1024 ** 2)} MB.`);
    }
    // Leaving the loop must not close the connection: the answer goes over it.
    const bytes: AsyncIterable<Uint8Array> = raw.iterator({ destroyOnReturn: false });
    return await take(bytes, AbortSignal.any([closing, gone.signal]));
  } catch (error) {
    throw closing.aborted ? new Refusal('closing') : error;
  } finally {
    raw.off('close', leave);
    drain(raw);
  }
}

/** Reads and forgets what is still coming. */
function drain(raw: IncomingMessage): void {
  if (raw.readableEnded || raw.destroyed) return;
  const timer = setTimeout(() => raw.destroy(), DRAIN_MS);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
  raw.once('end', () => clearTimeout(timer));
  raw.on('error', () => undefined);
  // Whoever stopped reading may have left their listener, and with one a stream does not flow.
  raw.removeAllListeners('readable');
  setImmediate(() => raw.resume());
}
