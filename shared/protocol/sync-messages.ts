// The numbers of the sync plane's messages: the y-websocket protocol, and one of ours that only clients who use it ever receive.

/** y-websocket: a sync message (step 1, step 2, update) follows. */
export const MESSAGE_SYNC = 0;
/** y-websocket: an awareness update follows. */
export const MESSAGE_AWARENESS = 1;
/** y-protocols/auth: the server refuses; permission denied and a reason follow. */
export const MESSAGE_AUTH = 2;
/** y-websocket: asks for everybody's awareness. */
export const MESSAGE_QUERY_AWARENESS = 3;
/**
 * Ours. A client sends [100, n] after its updates; the server sends [100, n] back once everything that arrived before it on
 * this connection is on the disk itself. Clients that never send it never receive it.
 */
export const MESSAGE_SAVED = 100;

export const SYNC_STEP_1 = 0;
export const SYNC_STEP_2 = 1;
export const SYNC_UPDATE = 2;
