// A plain socket to one document: what it is sent is up to the test, and what came back is told apart by its first bytes.
import WebSocket from 'ws';
import type { Asker } from './scene.ts';

const BARRIER = 77;

export interface RawDocument {
  send(bytes: Uint8Array): void;
  /** What has come since the last time, once everything before is answered; undefined when the server closed the line. */
  heard(): Promise<Buffer[] | undefined>;
  close(): void;
}

/** @returns the HTTP status when the upgrade is refused */
export function openRaw(who: Asker, address: string): Promise<RawDocument | number> {
  const socket = new WebSocket(`${who.address.replace('http', 'ws')}/sync/v1/${address}`, { headers: who.headers });
  let came: Buffer[] = [];
  let settle: (() => void) | undefined;
  let closed = false;
  socket.on('message', (data: Buffer) => {
    if (data[0] === 100 && data[1] === BARRIER) settle?.();
    else came.push(data);
  });
  socket.on('close', () => {
    closed = true;
    settle?.();
  });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
    socket.on('open', () =>
      resolve({
        send: (bytes) => socket.send(bytes),
        async heard() {
          if (!closed) {
            const settled = new Promise<void>((done) => {
              settle = done;
            });
            socket.send(new Uint8Array([100, BARRIER]));
            await settled;
          }
          const all = came;
          came = [];
          return closed ? undefined : all;
        },
        close: () => socket.terminate(),
      }),
    );
  });
}
