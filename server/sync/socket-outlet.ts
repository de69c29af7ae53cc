// An outlet onto a real WebSocket: all frames of a turn in one write.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outlet } from './frame.ts';

/** How long a client may take to answer a close before its socket is cut. */
const CLOSE_PATIENCE_MS = 2_000;

/** Up to this, and with more pieces than these, to write each costs more than to copy it. */
const JOINED_BYTES = 4 * 1024;
const PIECES = 16;

export function socketOutlet(webSocket: WebSocket): Outlet {
  // ws frames each send and writes it alone; the frames here are ready and shared, so they go to its stream directly.
  // Sound while compression is off: then ws writes its own frames (pings, close) at once and in order too.
  const { _socket: stream } = webSocket as unknown as { _socket: Duplex };
  /** The stream was full after the last write. To ask it for its length before each costs a part of the write. */
  let isFull = false;
  const write = (bytes: Buffer) => {
    isFull = !stream.write(bytes);
  };
  return {
    get buffered() {
      return isFull ? stream.writableLength : 0;
    },
    send(pieces) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      const [first] = pieces;
      if (first === undefined) return;
      if (pieces.length === 1) return write(first);
      const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
      if (bytes <= JOINED_BYTES || pieces.length > PIECES) return write(Buffer.concat(pieces, bytes));
      // In one call of the system all the same.
      stream.cork();
      for (const piece of pieces) write(piece);
      stream.uncork();
    },
    close(code, reason) {
      webSocket.close(code, reason);
      setTimeout(() => webSocket.terminate(), CLOSE_PATIENCE_MS).unref();
    },
  };
}
