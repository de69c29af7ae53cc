// An outlet onto a real WebSocket: all frames of a turn in one write.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Frame, Outlet } from './frame.ts';

/** How long a client may take to answer a close before its socket is cut. */
const CLOSE_PATIENCE_MS = 2_000;

/** Above this, what several sockets are sent is not copied for each… */
const JOINED_BYTES = 64 * 1024;
/** …unless it is many small frames: to write each costs more than to copy it. */
const SMALL_BYTES = 4 * 1024;

export function socketOutlet(webSocket: WebSocket): Outlet {
  // ws frames each send and writes it alone; the frames here are ready and shared, so they go to its stream directly.
  // Sound while compression is off: then ws writes its own frames (pings, close) at once and in order too.
  const { _socket: stream } = webSocket as unknown as { _socket: Duplex };
  return {
    get buffered() {
      return stream.writableLength;
    },
    send(frames) {
      if (webSocket.readyState !== webSocket.OPEN) return;
      const first = frames[0];
      if (first === undefined) return;
      const bytes = frames.length === 1 ? 0 : frames.reduce((sum, { message }) => sum + message.length, 0);
      const isLarge = bytes > JOINED_BYTES && bytes > frames.length * SMALL_BYTES;
      if (isLarge) return writeEach(stream, frames);
      stream.write(frames.length === 1 ? first.wire : Buffer.concat(frames.map((frame) => frame.wire)));
    },
    close(code, reason) {
      webSocket.close(code, reason);
      setTimeout(() => webSocket.terminate(), CLOSE_PATIENCE_MS).unref();
    },
  };
}

/** In one call of the system all the same. */
function writeEach(stream: Duplex, frames: readonly Frame[]): void {
  stream.cork();
  for (const { wire } of frames) stream.write(wire);
  stream.uncork();
}
