// Work that can wait until the browser has nothing better to do.

/** Runs soon, at the latest after `withinMs`; the answer calls it off. Safari has no requestIdleCallback. */
export function whenIdle(run: () => void, withinMs = 1_000): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, Math.min(withinMs, 200));
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(run, { timeout: withinMs });
  return () => cancelIdleCallback(idle);
}
