// A message as it goes to any number of sockets: encoded once, framed once, shared by all receivers.
import * as ws from 'ws';

// Exported by the package, left out of its types.
const { Sender } = ws as unknown as { Sender: { frame(data: Uint8Array, options: object): Buffer[] } };

export class Frame {
  readonly message: Uint8Array;
  #wire: Buffer | undefined;

  constructor(message: Uint8Array) {
    this.message = message;
  }

  /** The WebSocket frame (RFC 6455 §5.2): binary, final, unmasked as a server's are, so that one serves every socket. */
  get wire(): Buffer {
    this.#wire ??= Buffer.concat(
      Sender.frame(this.message, { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true }),
    );
    return this.#wire;
  }
}

/** Where a session's frames go. */
export interface Outlet {
  /** Bytes accepted but not yet taken by the network. */
  readonly buffered: number;
  /** In order, in one write. */
  send(frames: readonly Frame[]): void;
  close(code: number, reason: string): void;
}
