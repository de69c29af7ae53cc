// The thread that prepares files, one after the other: gives rows back a few batches ahead of their being written.
import { parentPort } from 'node:worker_threads';
import { type Batch, bytesOf } from './batch.ts';
import { type Begun, prepareFile } from './prepare-file.ts';
import { asThrown, type FromThread, type Order, type ToThread, thrownAs } from './prepare-messages.ts';

/** Batches that may be on the way or wait to be written. */
const BATCHES_AHEAD = 3;

const port = parentPort as NonNullable<typeof parentPort>;
const tell = (message: FromThread) => port.postMessage(message);
const never = new AbortController().signal;

let onTaken: () => void = () => undefined;
let onChunk: (chunk: Uint8Array | undefined) => void = () => undefined;
let onFailure: (error: unknown) => void = () => undefined;

port.on('message', (message: ToThread) => {
  switch (message.is) {
    case 'order':
      return void prepare(message.order);
    case 'taken':
      return onTaken();
    case 'chunk':
      return onChunk(message.chunk);
    case 'unreadable':
      return onFailure(asThrown(message.thrown));
    default:
      message satisfies never;
  }
});

async function prepare({ path, ...order }: Order): Promise<void> {
  const from = path === undefined ? { stream: chunks() } : { path };
  let ahead = 0;
  onTaken = () => ahead--;
  const give = async (batch: Batch): Promise<void> => {
    port.postMessage({ is: 'batch', batch } satisfies FromThread, bytesOf(batch));
    if (++ahead <= BATCHES_AHEAD) return;
    await new Promise<void>((resolve) => {
      onTaken = () => {
        if (--ahead > BATCHES_AHEAD) return;
        onTaken = () => ahead--;
        resolve();
      };
    });
  };
  try {
    const begin = (begun: Begun) => tell({ is: 'begun', begun });
    // What stops it ends this thread.
    tell({ is: 'ended', ended: await prepareFile({ ...order, from, signal: never }, begin, give) });
  } catch (error) {
    tell({ is: 'failed', thrown: thrownAs(error) });
  }
}

/** Asked for one by one. */
async function* chunks(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const chunk = await new Promise<Uint8Array | undefined>((resolve, reject) => {
      onChunk = resolve;
      onFailure = reject;
      tell({ is: 'more' });
    });
    if (chunk === undefined) return;
    yield chunk;
  }
}
