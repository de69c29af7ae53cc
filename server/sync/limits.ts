// How much one connection or document may ask of the server.
export const limits = {
  /** One message. A judgment is under 1 KB; a whole desk after an offline day is well below this. */
  messageBytes: 4 * 1024 * 1024,
  /** One document's updates since it was loaded, with what was loaded. */
  documentBytes: 32 * 1024 * 1024,
  /** A connection may send this much at once… */
  burstBytes: 8 * 1024 * 1024,
  /** …and this much each second in the long run. */
  bytesPerSecond: 512 * 1024,
  /** Each question about the state counts as this much. */
  questionBytes: 64 * 1024,
  /** A reader that leaves more than this unread is closed. */
  unreadBytes: 1024 * 1024,
  /** One connection's awareness. */
  awarenessBytes: 1024,
  /** A connection may send so many awareness messages a second in the long run. */
  awarenessPerSecond: 60,
  /** Updates in a row that do not fit what the server has, before the connection is closed. */
  gaps: 8,
};

export type Limits = { readonly [limit in keyof typeof limits]: number };
