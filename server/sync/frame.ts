// A message as it goes to any number of sockets: encoded once, framed once, shared by all receivers.

const BINARY_AND_FINAL = 0x82;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

export class Frame {
  readonly message: Uint8Array;
  #wire: Buffer | undefined;

  constructor(message: Uint8Array) {
    this.message = message;
  }

  /** The WebSocket frame (RFC 6455 §5.2): binary, final, unmasked as a server's are, so that one serves every socket. */
  get wire(): Buffer {
    this.#wire ??= framed(this.message);
    return this.#wire;
  }
}

function framed(message: Uint8Array): Buffer {
  const { length } = message;
  const header = length < LENGTH_IN_2_BYTES ? 2 : length < 2 ** 16 ? 4 : 10;
  const wire = Buffer.allocUnsafe(header + length);
  wire[0] = BINARY_AND_FINAL;
  if (header === 2) wire[1] = length;
  else if (header === 4) {
    wire[1] = LENGTH_IN_2_BYTES;
    wire.writeUInt16BE(length, 2);
  } else {
    wire[1] = LENGTH_IN_8_BYTES;
    wire.writeBigUInt64BE(BigInt(length), 2);
  }
  wire.set(message, header);
  return wire;
}

/** Where a session's frames go. */
export interface Outlet {
  /** Bytes accepted but not yet taken by the network. */
  readonly buffered: number;
  /** In order, in one write. */
  send(frames: readonly Frame[]): void;
  close(code: number, reason: string): void;
}
