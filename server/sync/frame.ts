// A message as it goes to any number of sockets: encoded once, framed once, shared by all receivers.

const BINARY_AND_FINAL = 0x82;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** A WebSocket frame whole (RFC 6455 §5.2): binary, final, unmasked as a server's are, so that one serves every socket. */
export type Frame = Buffer;

export function frameOf(message: Uint8Array): Frame {
  const { frame, at } = emptyFrame(message.length);
  frame.set(message, at);
  return frame;
}

/** A frame whose message, of this many bytes, is still to be written, and where that begins. */
export function emptyFrame(length: number): { frame: Frame; at: number } {
  const at = length < LENGTH_IN_2_BYTES ? 2 : length < 2 ** 16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + length);
  frame[0] = BINARY_AND_FINAL;
  if (at === 2) frame[1] = length;
  else if (at === 4) {
    frame[1] = LENGTH_IN_2_BYTES;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_IN_8_BYTES;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return { frame, at };
}

/** Where a session's frames go. */
export interface Outlet {
  /** Bytes accepted but not yet taken by the network. */
  readonly buffered: number;
  /** Whole frames in order, in one write; a piece may hold several, and be shared with other sockets. */
  send(pieces: readonly Buffer[]): void;
  close(code: number, reason: string): void;
}
