// An outlet onto a socket whose other end takes nothing for a while: it says how much waits, and sends everything in order.
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { frameOf } from '../../../server/sync/frame.ts';
import { socketOutlet } from '../../../server/sync/socket-outlet.ts';

const KIB = 1024;

/** A network that takes bytes when told to. */
function heldSocket() {
  const taken: Buffer[] = [];
  let writes = 0;
  let goOn: (() => void) | undefined;
  let isHeld = true;
  const take = (pieces: readonly Buffer[], done: () => void) => {
    writes++;
    taken.push(...pieces);
    if (isHeld) goOn = done;
    else done();
  };
  const stream = new Duplex({
    read() {},
    write: (piece: Buffer, _, done) => take([piece], done),
    writev: (pieces, done) =>
      take(
        pieces.map(({ chunk }) => chunk as Buffer),
        done,
      ),
  });
  const webSocket = { _socket: stream, readyState: 1, OPEN: 1 } as unknown as WebSocket;
  return {
    outlet: socketOutlet(webSocket),
    taken: () => Buffer.concat(taken),
    writes: () => writes,
    letGo() {
      isHeld = false;
      goOn?.();
    },
  };
}

test('[Y10] it says what the network has not taken, once that is more than a stream keeps anyway', async () => {
  const { outlet, taken, letGo } = heldSocket();
  const frame = frameOf(Buffer.alloc(10 * KIB, 'x'));
  outlet.send([frame]);
  expect(outlet.buffered).toBe(0);
  for (let n = 0; n < 200; n++) outlet.send([frame]);
  expect(outlet.buffered).toBe(201 * frame.length);
  letGo();
  await new Promise((resolve) => setImmediate(resolve));
  expect(outlet.buffered).toBe(0);
  expect(taken().length).toBe(201 * frame.length);
});

test('[Y2] pieces go out in order and in one write, copied or not', async () => {
  for (const [bytes, count] of [
    [10, 3],
    [3 * KIB, 3],
    [3 * KIB, 40],
  ] as const) {
    const { outlet, taken, writes, letGo } = heldSocket();
    letGo();
    const pieces = Array.from({ length: count }, (_, n) => Buffer.alloc(bytes, String.fromCharCode(97 + (n % 26))));
    outlet.send(pieces);
    await new Promise((resolve) => setImmediate(resolve));
    expect(taken().equals(Buffer.concat(pieces)), `${count} of ${bytes}`).toBe(true);
    expect(writes(), `${count} of ${bytes}`).toBe(1);
  }
});

test('[Y10] a socket that is closing is sent nothing', () => {
  const { outlet, writes } = heldSocket();
  const closing = socketOutlet({
    _socket: new Duplex({ write: () => expect.fail() }),
    readyState: 2,
    OPEN: 1,
  } as never);
  closing.send([frameOf(Buffer.from('late'))]);
  outlet.send([]);
  expect(writes()).toBe(0);
});
