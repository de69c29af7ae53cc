// The prototype's messages: a byte that names the channel, a byte that says what follows.

/** The name of the document. */
export const OPEN = 0;
/** A message of the sync protocol. */
export const MESSAGE = 1;
/** From the client nothing, from the server the code. */
export const CLOSED = 2;
