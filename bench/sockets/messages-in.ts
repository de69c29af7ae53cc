// What a server's WebSocket frames hold, as a browser would take them apart (RFC 6455 §5.2).

const BINARY_AND_FINAL = 0x82;

/** @throws when the bytes are not whole frames one after the other, each of a whole binary message */
export function messagesIn(pieces: readonly Buffer[]): Uint8Array[] {
  const bytes = pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
  const messages: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (bytes.readUInt8(at) !== BINARY_AND_FINAL) throw new Error('no frame begins here');
    const short = bytes.readUInt8(at + 1);
    const [from, length] =
      short < 126
        ? [at + 2, short]
        : short === 126
          ? [at + 4, bytes.readUInt16BE(at + 2)]
          : [at + 10, Number(bytes.readBigUInt64BE(at + 2))];
    at = from + length;
    if (at > bytes.length) throw new Error('a frame is cut short');
    messages.push(new Uint8Array(bytes.subarray(from, at)));
  }
  return messages;
}
