// Writes to my desk how long each example was really read.
import { untrack } from 'svelte';
import { ReadingClock } from './reading-clock.ts';
import type { RoomSession } from './room-session.svelte.ts';

/** Shorter looks are passing by. */
const READ_AFTER_MS = 2_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const;

/** Returns how to stop; what was counted is then written. */
export function keepReadingTime(session: RoomSession): () => void {
  const clock = new ReadingClock();
  const stop = new AbortController();
  let passing: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    const seconds = clock.take(performance.now());
    const known = session.desk.secondsRead(session.example) !== undefined;
    if (seconds > 0 && (known || seconds * 1_000 >= READ_AFTER_MS)) session.desk.addReading(session.example, seconds);
  };
  const begin = () => {
    clearTimeout(passing);
    if (document.visibilityState !== 'visible' || !session.place.inView) return;
    clock.start(performance.now());
    passing = setTimeout(write, READ_AFTER_MS + 50);
  };
  const leave = () => {
    write();
    clock.reset();
    queueMicrotask(begin);
  };
  const hide = () => {
    session.flush();
    write();
    clock.stop(performance.now());
  };
  const stopLeaving = session.place.onLeaving(leave);
  const stopWatching = $effect.root(() => {
    $effect(() => {
      const { inView } = session.place;
      untrack(() => (inView ? begin() : hide()));
    });
  });
  const { signal } = stop;
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? begin() : hide()), {
    signal,
  });
  addEventListener('pagehide', hide, { signal });
  for (const sign of SIGNS)
    addEventListener(sign, () => clock.sign(performance.now()), { signal, passive: true, capture: true });
  begin();
  return () => {
    hide();
    clearTimeout(passing);
    stopLeaving();
    stopWatching();
    stop.abort();
  };
}
