// Long work inside one write, with the event loop let go now and then: others are heard, and wait for the write no longer than before.

/** So many entries take some ten milliseconds. */
const EVERY = 50;

export type Breathe = () => Promise<void> | undefined;

/** What answers is to be awaited; mostly it is nothing. Not the plane's own turns: one of them may wait for this write. */
export function breather(every = EVERY): Breathe {
  let count = 0;
  return () => (++count % every === 0 ? new Promise<void>((resolve) => setImmediate(resolve)) : undefined);
}
