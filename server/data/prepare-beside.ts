// Prepares a file in a thread of its own: sockets never wait for it, and a file that needs too much memory ends only that thread.
import { badFile } from './bad-file.ts';
import type { Batch } from './batch.ts';
import type { Begun, Ended, FileToPrepare } from './prepare-file.ts';
import { asThrown, type FromThread, type Order, type ToThread } from './prepare-messages.ts';
import { giveBackThread, takeThread } from './reader-threads.ts';
import { ByteFeed } from './rows/byte-feed.ts';

export interface Preparing {
  begun: Promise<Begun>;
  batches: AsyncIterable<Batch>;
  ended: Promise<Ended>;
  /** Stops it, if it has not ended. A stream is left where reading stopped. */
  close(): Promise<void>;
}

const TOO_MUCH =
  'Reading it needs more memory than one file may take. Write it in smaller parts (Parquet: smaller row groups).';

/** `onBytes` is told how many bytes of a stream have come. @throws (each promise) Refusal bad-file; the signal's reason when stopped */
export function prepareBeside(
  { from, signal, ...rest }: FileToPrepare,
  onBytes: (bytes: number) => void = () => undefined,
): Preparing {
  const order: Order = 'path' in from ? { ...rest, path: from.path } : rest;
  const worker = takeThread();
  const say = (message: ToThread) => worker.postMessage(message);
  const feed = 'stream' in from ? new ByteFeed(from.stream, say, onBytes) : undefined;
  const [begun, ended] = [Promise.withResolvers<Begun>(), Promise.withResolvers<Ended>()];
  const waiting: Batch[] = [];
  let wake: () => void = () => undefined;
  let isOver = false;
  let isReadingNothing = false;
  const over = (error?: unknown) => {
    isOver = true;
    if (error !== undefined) {
      begun.reject(error);
      ended.reject(error);
    }
    wake();
  };
  // Whoever awaits only one of them, or none, has stopped for another reason.
  begun.promise.catch(() => undefined);
  ended.promise.catch(() => undefined);

  const onAbort = () => over(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  worker.on('error', (error: NodeJS.ErrnoException) =>
    over(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? badFile(TOO_MUCH) : error),
  );
  worker.on('exit', () => isOver || over(new Error('the thread that reads a file ended early')));
  worker.on('message', (message: FromThread) => {
    switch (message.is) {
      case 'more':
        return feed?.give();
      case 'begun':
        return begun.resolve(message.begun);
      case 'batch':
        waiting.push(message.batch);
        return wake();
      case 'ended':
        ended.resolve(message.ended);
        isReadingNothing = true;
        return over();
      case 'failed':
        isReadingNothing = true;
        return over(asThrown(message.thrown));
      default:
        message satisfies never;
    }
  });

  say({ is: 'order', order });

  async function* batches(): AsyncGenerator<Batch> {
    for (;;) {
      signal.throwIfAborted();
      const batch = waiting.shift();
      if (batch !== undefined) {
        yield batch;
        say({ is: 'taken' });
      } else if (isOver) {
        // Throws when it ended early.
        await ended.promise;
        return;
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  return {
    begun: begun.promise,
    batches: batches(),
    ended: ended.promise,
    async close() {
      signal.removeEventListener('abort', onAbort);
      feed?.stop();
      isOver = true;
      // One that still reads is ended with what it reads.
      if (isReadingNothing) giveBackThread(worker);
      else await worker.terminate();
    },
  };
}
