// Sends a file to a running server, which imports it.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { DatasetView } from '../../shared/protocol/datasets.ts';
import { Refusal } from '../../shared/protocol/failures.ts';
import type { OnFault } from '../../shared/protocol/row-fault.ts';
import { newId } from '../../shared/room/ids.ts';
import { unreadable } from '../data/rows/byte-source.ts';
import { refuseUnlessOk, type Server } from './session-store.ts';

export interface Sending {
  server: Server;
  file: string;
  name?: string | undefined;
  onFault: OnFault;
  signal: AbortSignal;
  /** Bytes sent. */
  onProgress(soFar: { bytes: number }): void;
}

/** @throws Refusal what the server said, or when the file cannot be read or the server does not answer */
export async function sendFile({ server, file, name, onFault, signal, onProgress }: Sending): Promise<DatasetView> {
  const query = new URLSearchParams({
    ...{ file: path.basename(file), onFault, import: newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes))) },
    ...(name === undefined ? {} : { name }),
  });
  let bytes = 0;
  let unread: Refusal | undefined;
  async function* body() {
    try {
      for await (const chunk of createReadStream(file)) {
        yield chunk as Uint8Array;
        bytes += (chunk as Uint8Array).length;
        onProgress({ bytes });
      }
    } catch (error) {
      unread = unreadable(error);
      throw error;
    }
  }
  const response = await fetch(`${server.address}/api/datasets?${query}`, {
    method: 'POST',
    headers: { origin: server.address, cookie: server.cookie, 'content-type': 'application/octet-stream' },
    body: Readable.toWeb(Readable.from(body())) as ReadableStream,
    // A body that comes bit by bit needs this: https://fetch.spec.whatwg.org/#dom-requestinit-duplex
    duplex: 'half',
    signal,
  } as RequestInit & { duplex: 'half' }).catch((error: Error) => {
    const why = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message;
    throw (
      unread ??
      new Refusal('fault', `${server.address} did not take the file to its end (${why}). Is the server running?`)
    );
  });
  await refuseUnlessOk(response);
  return DatasetView.parse(await response.json());
}
